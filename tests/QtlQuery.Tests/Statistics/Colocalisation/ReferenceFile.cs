using System.Text.Json;

namespace QtlQuery.Tests.Statistics.Colocalisation;

/// <summary>Reference cases that are written as JSON or that a scenario names; see <see cref="ReferenceCases"/>.</summary>
static class ReferenceFile
{
    /// <summary>The elements of a JSON array under <c>gold/</c>.</summary>
    public static List<JsonElement> Json(string file)
    {
        Skip.If(Repository.Shared is null, "the reference cases are not here; QTLQUERY_SHARED names their folder");
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Shared!, "gold", file)));
        var root = document.RootElement.Clone();
        return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [root];
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    /// <summary>A number, or null where the member is absent or null.</summary>
    public static double? Number(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    /// <summary>A column of a table, or null where there is none.</summary>
    public static double[]? Column(this List<Dictionary<string, string>> rows, string name) =>
        rows[0].ContainsKey(name) ? [.. rows.Select(row => row.Number(name))] : null;
}
