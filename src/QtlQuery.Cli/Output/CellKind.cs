namespace QtlQuery.Cli.Output;

/// <summary>What the text of a cell is, so that each format knows whether to quote it.</summary>
enum CellKind
{
    Null,
    Number,
    Boolean,
    Text,

    /// <summary>A list, struct or map, as JSON.</summary>
    Json,
}
