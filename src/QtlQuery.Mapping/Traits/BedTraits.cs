using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Traits;

/// <summary>Reads trait values from BED: the layout of GTEx, FastQTL and tensorQTL (chromosome, start, end, id, samples) and that of QTLtools (… id, group, strand, samples).</summary>
/// <remarks>Start is 0-based, end is the first base after. In most files the two are the transcription start site, 0-based, and one more.</remarks>
static class BedTraits
{
    const int ShortLayout = 4;
    const int LongLayout = 6;

    public static TraitMatrix Read(string path)
    {
        using var lines = TextLines.Open(path);
        if (!lines.Next(out var header))
            throw new QtlQueryException($"{path} is empty", "Check how it was made or copied.");
        var delimiter = Delimiter.Of(header);
        var columns = delimiter.Split(header);
        if (columns.Length <= ShortLayout || !IsName(columns[0].TrimStart('#'), "chr", "chrom", "chromosome"))
            throw NoHeader(lines.Place);
        var leading = columns.Length > LongLayout && IsName(columns[5], "strand", "strd") ? LongLayout : ShortLayout;
        var rows = new ValueRows(lines, delimiter, columns, leading);
        var traits = new List<Trait>();
        var values = new List<double>();
        while (rows.Next(values))
            traits.Add(Trait(rows.Leading, lines.Place));
        return TraitMatrix.Make(path, traits, columns[leading..], values, []);
    }

    static Trait Trait(string[] cells, string place)
    {
        if (!int.TryParse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture, out var start) || !int.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var end) || end < start)
            throw new QtlQueryException($"{place}: '{cells[1]}' and '{cells[2]}' are no start and end of a trait", "BED counts from 0, and the end is the first base after: 999 and 1000 for position 1000.");
        // An end equal to the start is an insertion point in BED; as a trait's place it can only be meant as the base after it.
        return new(
            cells[3],
            Chromosome.Name(cells[0]) ?? cells[0],
            start + 1,
            Math.Max(end, start + 1),
            cells.Length == LongLayout && cells[5] is ['+' or '-'] ? cells[5][0] : null,
            cells.Length == LongLayout && cells[4] is not ("" or "." or "NA") ? cells[4] : null);
    }

    static bool IsName(string cell, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (cell.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    static QtlQueryException NoHeader(string place) => new(
        $"{place} is no header of a BED file of traits",
        "It has to be: #chr, start, end, id, then samples; or, as QTLtools has it, #chr, start, end, id, group, strand, then samples.");
}
