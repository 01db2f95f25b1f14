using System.Text.Json;

namespace QtlQuery.Tests.Statistics.MultipleTesting;

/// <summary>The vectors of p-values that R 4.2.2 and qvalue 2.30.0 answered.</summary>
static class PValueVectors
{
    const string Folder = "04-qvalue-padjust/";

    /// <summary>Two to ten p-values: the smoother is fitted to steps of a tenth and more.</summary>
    public static bool IsTiny(string id) => id.StartsWith("tiny", StringComparison.Ordinal);

    public static List<(string Id, List<Dictionary<string, string>> Rows)> All()
    {
        using var answers = Answers();
        return [.. answers.RootElement.EnumerateArray().Select(vector => vector.GetProperty("id").GetString()!).Select(id => (id, Rows(id)))];
    }

    public static List<Dictionary<string, string>> Rows(string id) => ReferenceCases.Rows($"{Folder}vectors/{id}.tsv");

    /// <summary>What qvalue says about pi0, a vector after the other.</summary>
    public static JsonDocument Answers()
    {
        ReferenceCases.Rows(Folder + "smooth_spline_df3.tsv"); // skips the test where the reference cases are not
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Shared!, "gold", Folder, "pi0.json")));
    }

    public static double[] Column(this List<Dictionary<string, string>> rows, string column) => [.. rows.Select(row => row.Number(column))];
}
