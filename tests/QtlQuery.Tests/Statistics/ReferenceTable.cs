namespace QtlQuery.Tests.Statistics;

/// <summary>A reference table of named rows over samples: traits, genotypes, covariates.</summary>
static class ReferenceTable
{
    /// <summary>Rows by their first column; a missing value is NaN. Nothing where the file is not there, since some cases have no covariates.</summary>
    public static List<(string Id, double[] Values)> IfThere(string folder, string file) =>
        Directory.GetFiles(ReferenceCases.FullPath(folder), file).Length == 0 ? [] : Read($"{folder}/{file}");

    /// <summary>Rows by their first column; a missing value is NaN.</summary>
    public static List<(string Id, double[] Values)> Read(string file)
    {
        var lines = File.ReadAllLines(ReferenceCases.FullPath(file));
        return [.. lines.Skip(1).Select(line => line.Split('\t')).Select(fields => (fields[0], fields.Skip(1).Select(Number).ToArray()))];
    }

    /// <summary>The table turned over: columns by their header.</summary>
    public static List<(string Id, double[] Values)> Columns(string file)
    {
        var header = File.ReadLines(ReferenceCases.FullPath(file)).First().Split('\t');
        var rows = Read(file);
        return [.. header.Skip(1).Select((id, column) => (id, rows.Select(row => row.Values[column]).ToArray()))];
    }

    static double Number(string text) => text is "NA" or "NaN" ? double.NaN : double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
