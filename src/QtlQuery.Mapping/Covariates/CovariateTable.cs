using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Reading;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Covariates;

/// <summary>A file of covariates as it is, numbers and categories alike; <see cref="Select"/> makes numbers of it.</summary>
public sealed class CovariateTable
{
    readonly string[][] _cells;

    CovariateTable(string path, IReadOnlyList<string> names, IReadOnlyList<string> samples, string[][] cells) =>
        (Path, Names, Samples, _cells) = (path, names, samples, cells);

    public string Path { get; }

    /// <summary>The covariates, in the order of the file.</summary>
    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<string> Samples { get; }

    /// <param name="knownSamples">Names of samples from genotypes or traits, which tell the layout.</param>
    /// <exception cref="QtlQueryException">The table is damaged, a name is there twice, or its layout does not show.</exception>
    public static CovariateTable Read(string path, IEnumerable<string> knownSamples, CovariateLayout layout = CovariateLayout.BySampleNames)
    {
        var rows = ReadRows(path);
        var known = knownSamples.ToHashSet(StringComparer.Ordinal);
        // FastQTL and tensorQTL take one covariate as lines of sample and value, without a header.
        if (layout != CovariateLayout.CovariatesInRows && rows[0] is [var name, _] && known.Contains(name))
            rows.Insert(0, ["", System.IO.Path.GetFileNameWithoutExtension(path)]);
        var header = Header(path, rows);
        if (layout == CovariateLayout.BySampleNames)
            layout = Layout(path, header, rows, known);
        var lines = rows.Skip(1).ToList();
        var first = layout == CovariateLayout.SamplesInRows && header.Length > 1 && header[0].TrimStart('#') == "FID" && header[1] == "IID" ? 2 : 1;
        var across = header[first..];
        var down = lines.Select(line => line[first - 1]).ToList();
        RefuseRepeated(path, across);
        RefuseRepeated(path, down);
        return layout == CovariateLayout.CovariatesInRows
            ? new(path, down, across, [.. lines.Select(line => line[first..])])
            : new(path, across, down, [.. Enumerable.Range(first, across.Length).Select(column => lines.Select(line => line[column]).ToArray())]);
    }

    /// <summary>The covariates of these samples, in this order, as numbers: a category becomes a column for each of its levels but the first.</summary>
    /// <param name="categories">Covariates that are categories although they look like numbers, such as a batch.</param>
    /// <exception cref="QtlQueryException">A sample is not there, a value is missing, or a covariate mixes numbers and words.</exception>
    public CovariateMatrix Select(IReadOnlyList<string> samples, IReadOnlyCollection<string>? categories = null)
    {
        if (categories?.FirstOrDefault(name => !Names.Contains(name)) is { } unknown)
            throw new QtlQueryException($"{Path} has no covariate '{unknown}'", NearestName.To(unknown, Names) is { } nearest ? $"Did you mean '{nearest}'?" : $"It has {string.Join(", ", Names.Take(10))}.");
        var selection = new SampleSelection(Path, Samples);
        selection.Select(samples);
        var chosen = selection.Places;
        var columns = new List<CovariateColumn>();
        for (var covariate = 0; covariate < Names.Count; covariate++)
        {
            var cells = Array.ConvertAll(chosen, place => _cells[covariate][place]);
            if (Array.FindIndex(cells, IsMissing) is >= 0 and var missing)
            {
                throw new QtlQueryException(
                    $"{Path}: covariate {Names[covariate]} has no value for sample {samples[missing]}",
                    "Every sample needs every covariate: fill it in, or leave out the sample or the covariate.");
            }

            columns.AddRange(categories?.Contains(Names[covariate]) == true ? CovariateColumn.OfCategories(Path, Names[covariate], cells) : CovariateColumn.Of(Path, Names[covariate], cells, samples));
        }

        return new(samples, columns);
    }

    static List<string[]> ReadRows(string path)
    {
        using var lines = TextLines.Open(path);
        var rows = new List<string[]>();
        Delimiter? delimiter = null;
        while (lines.Next(out var line))
        {
            if (line.IsEmpty || line.StartsWith("##"u8))
                continue;
            delimiter ??= Delimiter.Of(line);
            rows.Add(delimiter.Value.Split(line));
            // The header may be one cell short: R's write.table names no column for the row names.
            if (rows.Count > 1 && rows[^1].Length != rows[1].Length)
            {
                throw new QtlQueryException(
                    string.Create(CultureInfo.InvariantCulture, $"{lines.Place} has {rows[^1].Length} cells, and the line before {rows[1].Length}"),
                    "Every line needs a cell for each column: the file is cut short, or a cell has a blank in it.");
            }
        }

        return rows.Count > 0 ? rows : throw new QtlQueryException($"{path} has no lines", "Check how it was made or copied.");
    }

    static string[] Header(string path, List<string[]> rows)
    {
        if (rows.Count == 1)
            throw new QtlQueryException($"{path} has a header and nothing else", "Check how it was made or copied.");
        var header = TableHeader.Complete(rows[0], rows[1].Length);
        return header.Length == rows[1].Length
            ? header
            : throw new QtlQueryException(string.Create(CultureInfo.InvariantCulture, $"{path} has {header.Length} cells in its header and {rows[1].Length} in the line after"), "The header names every column.");
    }

    static CovariateLayout Layout(string path, string[] header, List<string[]> rows, HashSet<string> known)
    {
        var across = header.Count(known.Contains);
        var down = rows.Skip(1).Count(row => known.Contains(row[0]) || (row.Length > 1 && known.Contains(row[1])));
        if (across > 0 == down > 0)
        {
            throw new QtlQueryException(
                $"{path} does not show whether its samples stand in the header or in the first column: {(across > 0 ? "both have" : "neither has")} names of the other files' samples",
                across > 0 ? "Say which it is." : $"Its header begins with '{string.Join("', '", header.Skip(1).Take(2))}' and its first column with '{rows[1][0]}'; the names have to be those of genotypes or traits.");
        }

        return across > 0 ? CovariateLayout.CovariatesInRows : CovariateLayout.SamplesInRows;
    }

    static void RefuseRepeated(string path, IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (names.FirstOrDefault(name => !seen.Add(name)) is { } repeated)
            throw new QtlQueryException($"{path} has '{repeated}' twice", "Every sample and every covariate needs a name of its own: rename or remove one.");
    }

    internal static bool IsMissing(string cell) => cell is "" or "." or "NA" or "N/A" or "NaN" or "nan" or "-nan";
}
