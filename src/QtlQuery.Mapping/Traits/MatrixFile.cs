using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Traits;

/// <summary>Reads a plain table of traits × samples, parted by tabs, commas or blanks: counts, or the expression table of Matrix eQTL. The table of featureCounts is one, too.</summary>
static class MatrixFile
{
    // What featureCounts (Subread) writes before the samples; its first line is a comment.
    static readonly string[] FeatureCounts = ["Geneid", "Chr", "Start", "End", "Strand", "Length"];

    public static ValueTable Read(string path)
    {
        using var lines = TextLines.Open(path);
        ReadOnlySpan<byte> header;
        do
        {
            if (!lines.Next(out header))
                throw new QtlQueryException($"{path} has no header", "A table of traits begins with a line of sample names.");
        }
        while (header.IsEmpty || header.StartsWith("# "u8));

        var delimiter = Delimiter.Of(header);
        var columns = delimiter.Split(header);
        var leading = columns.AsSpan().StartsWith(FeatureCounts) ? FeatureCounts.Length : 1;
        if (lines.Peek(out var first))
            columns = TableHeader.Complete(columns, delimiter.Split(first).Length);
        var rows = new ValueRows(lines, delimiter, columns, leading);
        var (ids, values) = (new List<string>(), new List<double>());
        while (rows.Next(values))
            ids.Add(rows.Leading[0]);
        return new(path, ids, columns[leading..], values);
    }
}
