namespace QtlQuery.Engine.Store;

/// <summary>How the lines of a dataset's source files were made up, so that they can be written again.</summary>
/// <param name="Header">The header line; null where the files have none.</param>
/// <param name="Columns">The columns in the order of a line, by the names under which the definition knows them.</param>
/// <param name="Delimiter">What parts the cells of a line.</param>
/// <param name="Missing">For each column the text that stands for no value.</param>
/// <param name="Back">Column → the expression that gave its text back when the files were read. A later definition may have another, which proves nothing.</param>
public sealed record SourceLines(
    string? Header,
    IReadOnlyList<string> Columns,
    string Delimiter,
    IReadOnlyList<string> Missing,
    IReadOnlyDictionary<string, string> Back);
