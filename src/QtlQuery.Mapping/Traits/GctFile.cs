using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Traits;

/// <summary>Reads GCT 1.2 (Name, Description, samples; GTEx puts an id before them in its files of one tissue) and GCT 1.3 (id, described columns, samples; then rows that describe samples).</summary>
/// <remarks>The second line says how many rows and columns there are, which tells a file that is cut short.</remarks>
static class GctFile
{
    public static bool IsGct(ReadOnlySpan<byte> line) => line.StartsWith("#1."u8);

    public static ValueTable Read(string path)
    {
        using var lines = TextLines.Open(path);
        lines.Next(out var first);
        var version = Cells.Text(first).Trim();
        if (version is not ("#1.2" or "#1.3"))
            throw new QtlQueryException($"{path} is GCT of version '{version}'", "Versions 1.2 and 1.3 are read.");
        var sizes = lines.Next(out var second) ? Cells.Text(second).TrimEnd('\t').Split('\t') : [];
        if (sizes.Length != (version == "#1.2" ? 2 : 4) || !TryCounts(sizes, out var counts))
            throw new QtlQueryException($"{lines.Place}: the line of sizes is not as GCT {version[1..]} has it", "It says how many rows and samples there are; in 1.3 also how many columns describe rows, and how many rows describe samples.");
        if (!lines.Next(out var header))
            throw new QtlQueryException($"{path} ends after its line of sizes", "Copy it again.");
        var columns = Cells.Text(header).Split('\t');
        var leading = version == "#1.3" ? 1 + counts[2] : columns is ["id", "Name", ..] ? 3 : 2;
        if (columns.Length != leading + counts[1])
            throw new QtlQueryException(string.Create(CultureInfo.InvariantCulture, $"{lines.Place} names {columns.Length - leading} samples, and the line of sizes says {counts[1]}"), "The file is damaged: copy it again.");
        for (var described = version == "#1.3" ? counts[3] : 0; described > 0; described--)
            lines.Next(out _);

        var rows = new ValueRows(lines, Delimiter.Tab, columns, leading);
        var (ids, values) = (new List<string>(), new List<double>());
        while (rows.Next(values))
            ids.Add(rows.Leading[leading == 3 && version == "#1.2" ? 1 : 0]);
        if (ids.Count != counts[0])
            throw new QtlQueryException(string.Create(CultureInfo.InvariantCulture, $"{path} has {ids.Count} rows, and its line of sizes says {counts[0]}"), "The file is cut short or was edited: copy it again, or set the number right.");
        return new(path, ids, columns[leading..], values);
    }

    static bool TryCounts(string[] texts, out int[] counts)
    {
        const int Most = 1 << 24; // more than there are genes or samples, and small enough for sums
        counts = new int[texts.Length];
        for (var each = 0; each < texts.Length; each++)
        {
            if (!int.TryParse(texts[each], NumberStyles.None, CultureInfo.InvariantCulture, out counts[each]) || counts[each] > Most)
                return false;
        }

        return true;
    }
}
