using System.Text;

namespace QtlQuery.Engine.Text;

/// <summary>How the lines of a text file are cut into cells.</summary>
/// <param name="Fields">Columns of a line, in order.</param>
/// <param name="AbsentColumns">Further columns that queries may name; they read as null.</param>
/// <param name="Missing">Cell texts that mean "no value".</param>
/// <param name="Comment">Lines that begin with it are passed over.</param>
/// <param name="RestCells">Where above zero, the last field is the rest of the line, with its delimiters, and must hold so many cells.</param>
public sealed record TextLayout(
    IReadOnlyList<string> Fields,
    IReadOnlyList<string> AbsentColumns,
    CellDelimiter Delimiter,
    IReadOnlyList<string> Missing,
    string? Comment = null,
    int RestCells = 0)
{
    /// <summary>Cell bytes that mean "no value".</summary>
    internal byte[][] MissingBytes { get; } = [.. Missing.Select(Encoding.UTF8.GetBytes)];

    /// <summary>For each field the missing-value text that is usual there; null where nobody asks. Then lines with another one have their cells in <see cref="TextRows.OtherMissing"/>.</summary>
    public IReadOnlyList<string>? UsualMissing { get; init; }

    internal byte[] CommentBytes { get; } = Encoding.UTF8.GetBytes(Comment ?? "");
}
