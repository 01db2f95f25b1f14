using System.Text;

namespace QtlQuery.Engine.Text;

/// <summary>How the lines of a text file are cut into cells.</summary>
/// <param name="Fields">Columns of a line, in order.</param>
/// <param name="AbsentColumns">Further columns that queries may name; they read as null.</param>
public sealed record TextLayout(IReadOnlyList<string> Fields, IReadOnlyList<string> AbsentColumns, byte Delimiter, IReadOnlyList<string> Missing)
{
    /// <summary>Cell bytes that mean "no value".</summary>
    internal byte[][] MissingBytes { get; } = [.. Missing.Select(Encoding.UTF8.GetBytes)];
}
