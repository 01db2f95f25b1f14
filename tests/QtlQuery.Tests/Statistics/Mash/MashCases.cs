using System.Text.Json;

namespace QtlQuery.Tests.Statistics.Mash;

/// <summary>What ashr 2.2-65 and mashr 0.2.81 fitted and answered.</summary>
static class MashCases
{
    const string Folder = "14-ash-mash/";

    public static JsonElement Answer(string file, string? name = null)
    {
        ReferenceCases.Rows(Folder + "mash_Shat.tsv"); // skips the test where the reference cases are not
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Shared!, "gold", Folder, file)));
        return (name is null ? document.RootElement : document.RootElement.GetProperty(name)).Clone();
    }

    public static double[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>A matrix, row after row.</summary>
    public static double[] Matrix(this JsonElement rows) => [.. rows.EnumerateArray().SelectMany(row => row.Numbers())];

    /// <summary>Estimates and standard errors, a row an effect.</summary>
    public static List<(double[] Beta, double[] StandardError)> Effects() =>
        [.. Rows("mash_Bhat.tsv").Zip(Rows("mash_Shat.tsv"), (beta, error) => (Conditions(beta, "T"), Conditions(error, "T")))];

    public static List<Dictionary<string, string>> Rows(string file) => ReferenceCases.Rows(Folder + file);

    public static double[] Conditions(Dictionary<string, string> row, string prefix) => [.. Enumerable.Range(1, 5).Select(i => row.Number($"{prefix}{i}"))];
}
