using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Traits;

/// <summary>Reads Matrix eQTL's table of gene locations: id, chromosome, left and right end, 1-based with both ends included, after a header of any names.</summary>
static class LocationTable
{
    public static Dictionary<string, TraitLocation> Read(string path)
    {
        var locations = new Dictionary<string, TraitLocation>(StringComparer.Ordinal);
        using var lines = TextLines.Open(path);
        Delimiter? delimiter = null;
        while (lines.Next(out var line))
        {
            if (line.IsEmpty)
                continue;
            var isHeader = delimiter is null;
            delimiter ??= Delimiter.Of(line);
            if (isHeader)
                continue;
            if (delimiter.Value.Split(line) is not [var id, var chromosome, var left, var right, ..]
                || !int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
                || !int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var end) || start < 1 || end < start)
            {
                throw new QtlQueryException($"{lines.Place} is no gene location", "A line is: id, chromosome, left end, right end; positions count from 1.");
            }

            if (!locations.TryAdd(id, new(Chromosome.Name(chromosome) ?? chromosome, start, end, null)))
                throw new QtlQueryException($"{lines.Place}: '{id}' is there twice", "Give each trait one place.");
        }

        return locations;
    }
}
