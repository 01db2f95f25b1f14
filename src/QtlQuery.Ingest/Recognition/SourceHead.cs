using System.Text.RegularExpressions;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Text;

namespace QtlQuery.Ingest.Recognition;

/// <summary>The line of a text file that a format would take for its header, or for its first row.</summary>
/// <param name="Line">Its number, from 1.</param>
/// <param name="HasMore">Whether lines follow it.</param>
sealed record SourceHead(int Line, CellDelimiter Delimiter, IReadOnlyList<string> Cells, bool HasMore)
{
    /// <summary>Null where the lines above the header are not those of the format.</summary>
    public static SourceHead? Of(SourceDefinition definition, SourceBeginning beginning)
    {
        var lines = beginning.Lines;
        var at = 0;
        foreach (var pattern in definition.Preamble ?? [])
        {
            if (at >= lines.Count || !Regex.IsMatch(lines[at].Text, pattern, RegexOptions.CultureInvariant))
                return null;
            at++;
        }

        while (at < lines.Count && definition.Comment is { } comment && lines[at].Text.StartsWith(comment, StringComparison.Ordinal))
            at++;
        if (at >= lines.Count)
            return null;
        var delimiter = DelimiterOf(definition.Delimiter, lines[at].Text);
        return new(lines[at].Number, delimiter, delimiter.Split(lines[at].Text.TrimStart('#')), at + 1 < lines.Count);
    }

    static CellDelimiter DelimiterOf(string delimiter, string line) => delimiter switch
    {
        "blanks" => CellDelimiter.Blanks,
        "detect" => line.Contains('\t', StringComparison.Ordinal) ? CellDelimiter.Character('\t')
            : line.Contains(',', StringComparison.Ordinal) ? CellDelimiter.Character(',')
            : CellDelimiter.Blanks,
        _ => CellDelimiter.Character(delimiter[0]),
    };
}
