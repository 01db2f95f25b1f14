using System.Globalization;

namespace QtlQuery.Tests.Statistics.MetaAnalysis;

/// <summary>Effects in up to eight studies, which metafor 3.8-1 and Metasoft (April 2012) answered.</summary>
static class MetaCases
{
    const string Folder = "09-tissue-specificity-meta/";

    public static List<(Dictionary<string, string> Answer, double[] Beta, double[] StandardError)> Answers(string file)
    {
        var effects = ReferenceCases.Rows(Folder + "meta_input.tsv").ToDictionary(row => row["snp"]);
        return [.. ReferenceCases.Rows(Folder + file).Select(row => (row, Numbers(effects[row["snp"]], "beta"), Numbers(effects[row["snp"]], "se")))];
    }

    public static double[] List(this Dictionary<string, string> row, string column) =>
        [.. row[column].Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];

    static double[] Numbers(Dictionary<string, string> row, string column) => [.. Enumerable.Range(1, 8).Select(study => row.Number($"{column}_T{study:00}"))];
}
