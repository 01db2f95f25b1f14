using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Samples;

/// <summary>What a table says of samples: a line for each, its name first, with the columns that are known, by their usual names or GTEx's.</summary>
public sealed class SampleTable
{
    static readonly string[] RinNames = ["rin", "smrin"];
    static readonly string[] MappingRateNames = ["mapping_rate", "smmaprt"];
    static readonly string[] SexNames = ["sex", "gender"];

    readonly Dictionary<string, string[]> _rows;
    readonly string[] _columns;

    SampleTable(string path, string[] columns, Dictionary<string, string[]> rows) => (Path, _columns, _rows) = (path, columns, rows);

    public string Path { get; }

    public IEnumerable<string> Samples => _rows.Keys;

    /// <param name="group">A column that says which group each sample is of; null where none is asked for.</param>
    /// <exception cref="QtlQueryException">The table is damaged, a sample is there twice, no column is known, or the one of groups is not there.</exception>
    public static SampleTable Read(string path, string? group = null)
    {
        using var lines = TextLines.Open(path);
        if (!lines.Next(out var header))
            throw new QtlQueryException($"{path} is empty", "Check how it was made or copied.");
        var delimiter = Delimiter.Of(header);
        var columns = delimiter.Split(header);
        if (group is not null && !columns.Contains(group, StringComparer.OrdinalIgnoreCase))
            throw new QtlQueryException($"{path} has no column '{group}'", NearestName.To(group, columns) is { } nearest ? $"Did you mean '{nearest}'?" : $"It has {string.Join(", ", columns.Take(10))}.");
        if (group is null && !columns.Any(column => ((string[])[.. RinNames, .. MappingRateNames, .. SexNames]).Contains(column, StringComparer.OrdinalIgnoreCase)))
            throw new QtlQueryException($"{path} has no column that says something of samples that is known", "Columns are looked for by name: rin (SMRIN), mapping_rate (SMMAPRT), sex (SEX, gender); the first column names the samples.");
        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        while (lines.Next(out var line))
        {
            if (line.IsEmpty)
                continue;
            var cells = delimiter.Split(line);
            if (cells.Length != columns.Length)
                throw new QtlQueryException(string.Create(CultureInfo.InvariantCulture, $"{lines.Place} has {cells.Length} cells, and the header {columns.Length}"), "Every line needs a cell for each column.");
            if (!rows.TryAdd(cells[0], cells))
                throw new QtlQueryException($"{lines.Place}: sample '{cells[0]}' is there twice", "Keep one line for each sample.");
        }

        return new(path, columns, rows);
    }

    /// <summary>What a column says of a sample; null where it does not.</summary>
    public string? Text(string sample, string column) => Cell(sample, [column]);

    /// <summary>RNA integrity number, 1 to 10; null where the table does not say.</summary>
    public double? Rin(string sample) => Number(sample, RinNames);

    /// <summary>Share of reads that were mapped, 0 to 1; null where the table does not say.</summary>
    public double? MappingRate(string sample) => Number(sample, MappingRateNames);

    /// <summary>Words or PLINK's codes, which are GTEx's, too: 1 male, 2 female.</summary>
    /// <exception cref="QtlQueryException">The cell is something else.</exception>
    public Sex Sex(string sample) => Cell(sample, SexNames)?.ToUpperInvariant() switch
    {
        null or "0" or "UNKNOWN" => Mapping.Samples.Sex.Unknown,
        "1" or "M" or "MALE" => Mapping.Samples.Sex.Male,
        "2" or "F" or "FEMALE" => Mapping.Samples.Sex.Female,
        var other => throw new QtlQueryException($"{Path}: '{other}' is no sex of sample {sample}", "It is male or female, M or F, 1 (male) or 2 (female), or NA."),
    };

    double? Number(string sample, string[] names)
    {
        if (Cell(sample, names) is not { } cell)
            return null;
        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new QtlQueryException($"{Path}: '{cell}' in column {names[0]} is no number, for sample {sample}", "Columns of measures hold numbers, or NA.");
    }

    string? Cell(string sample, string[] names)
    {
        var column = Array.FindIndex(_columns, each => names.Contains(each, StringComparer.OrdinalIgnoreCase));
        return column >= 0 && _rows.TryGetValue(sample, out var cells) && cells[column] is not ("" or "." or "NA" or "N/A" or "NaN") ? cells[column] : null;
    }
}
