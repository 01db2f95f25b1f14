using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Text;
using QtlQuery.Ingest.Reading;

namespace QtlQuery.Ingest.Recognition;

/// <summary>A file whose format is known.</summary>
/// <param name="Layout">How its lines are cut; null for Parquet.</param>
/// <param name="Columns">The columns of the file, by the names of its header.</param>
/// <param name="AbsentColumns">Optional columns that the file lacks; they read as null.</param>
/// <param name="LinesToSkip">Lines at the top that are no rows.</param>
/// <param name="EstimatedRows">A guess from the first lines, for progress and for the width of bins.</param>
/// <param name="Facts">What the file itself says of its dataset, by field or setting.</param>
/// <param name="Confidence">certain, likely or possible.</param>
/// <param name="Reason">Why it is taken for this format, in words.</param>
public sealed record RecognisedSource(
    SourceFile File,
    SourceDefinition Definition,
    TextLayout? Layout,
    IReadOnlyList<string> Columns,
    IReadOnlyList<string> AbsentColumns,
    int LinesToSkip,
    long EstimatedRows,
    IReadOnlyDictionary<string, string> Facts,
    string Confidence,
    string Reason)
{
    /// <summary>The columns that each become a row, from the first of them on; empty where one between them does not. Null where none do.</summary>
    public IReadOnlyList<string>? Unpivoted { get; init; }

    /// <summary>Whether the line above the first row names the columns.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The rows to take where the file holds several datasets; null where all of the file is one.</summary>
    public SpooledRows? Spool { get; init; }
}
