using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Traits;

/// <summary>Reads traits of any format, which their first line tells.</summary>
public static class TraitFiles
{
    /// <param name="path">BED, GCT, or a plain table of traits × samples.</param>
    /// <param name="locations">For GCT and plain tables, which do not say where a trait is: a GTF file, or Matrix eQTL's table of gene locations.</param>
    /// <exception cref="QtlQueryException">A file is not there, of no known format or damaged; or the locations lack or are not wanted.</exception>
    public static TraitMatrix Read(string path, string? locations = null)
    {
        if (IsBed(path))
        {
            return locations is null
                ? BedTraits.Read(path)
                : throw new QtlQueryException($"{path} says itself where its traits are, and {locations} says it again", "Give one of the two.");
        }

        if (locations is null)
            throw new QtlQueryException($"{path} does not say where its traits are", "Give a GTF file, or a table of id, chromosome, left and right end.");
        return Locate(ReadTable(path), locations);
    }

    /// <summary>The values of a GCT file or a plain table, without places.</summary>
    public static ValueTable ReadTable(string path) => GctFile.IsGct(FirstLine(path)) ? GctFile.Read(path) : MatrixFile.Read(path);

    /// <summary>Puts traits to their places. Those without one are left out, and a remark says so.</summary>
    public static TraitMatrix Locate(ValueTable table, string locations) => Locate(table, locations, Places(locations));

    /// <summary>Where genes are, from a GTF file or a table of locations.</summary>
    internal static GeneTable<TraitLocation> Places(string locations) => new(IsGtf(locations) ? GtfGenes.Read(locations) : LocationTable.Read(locations));

    /// <param name="locations">Where the places were read, for messages.</param>
    internal static TraitMatrix Locate(ValueTable table, string locations, GeneTable<TraitLocation> places)
    {
        var traits = new List<Trait>();
        var values = new List<double>(table.Values.Count);
        var without = new List<string>();
        for (var row = 0; row < table.Ids.Count; row++)
        {
            var id = table.Ids[row];
            if (places.Find(id) is not { } place)
            {
                without.Add(id);
                continue;
            }

            traits.Add(new(id, place.Chromosome, place.Start, place.End, place.Strand, null));
            for (var sample = 0; sample < table.Samples.Count; sample++)
                values.Add(table.Values[(row * table.Samples.Count) + sample]);
        }

        if (traits.Count == 0 && without.Count > 0)
            throw new QtlQueryException($"{locations} has none of the traits of {table.Path}, such as '{without[0]}'", $"The ids have to be the same; there they are such as '{places.Example}'.");
        return TraitMatrix.Make(table.Path, traits, table.Samples, values, without.Count == 0 ? [] : [Without(without, locations)]);
    }

    static string Without(List<string> without, string locations) =>
        string.Create(CultureInfo.InvariantCulture, $"has {without.Count} traits that {locations} does not place, and that are left out: {string.Join(", ", without.Take(3))}{(without.Count > 3 ? ", …" : "")}");

    internal static bool IsBed(string path)
    {
        ReadOnlySpan<byte> line = FirstLine(path);
        var columns = Delimiter.Of(line).Split(line);
        return columns.Length > 3 && columns[0].TrimStart('#').StartsWith("chr", StringComparison.OrdinalIgnoreCase) && columns[1].Contains("start", StringComparison.OrdinalIgnoreCase);
    }

    // A GTF line has nine cells, of which the fourth and fifth are numbers; a table of locations has a header.
    internal static bool IsGtf(string path)
    {
        using var lines = TextLines.Open(path);
        while (lines.Next(out var line))
        {
            if (line.IsEmpty || line[0] == '#')
                continue;
            return Delimiter.Tab.Split(line) is [_, _, _, var start, _, _, _, _, _, ..] && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        }

        return false;
    }

    static byte[] FirstLine(string path)
    {
        using var lines = TextLines.Open(path);
        return lines.Next(out var line) ? line.ToArray() : [];
    }
}
