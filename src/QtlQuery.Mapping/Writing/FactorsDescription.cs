using System.Globalization;
using System.Text.Json;
using QtlQuery.Core;
using QtlQuery.Engine.Store;
using QtlQuery.Mapping.HiddenFactors;

namespace QtlQuery.Mapping.Writing;

/// <summary>How hidden factors were found, as JSON beside their file of covariates, since other programs that read it pass over no comments.</summary>
public static class FactorsDescription
{
    const string MadeBy = "qtlquery map factors";

    /// <summary>Where the description of a file of covariates stands.</summary>
    public static string PathOf(string covariates) => covariates + ".json";

    /// <param name="stream">Gets the text; is left open.</param>
    /// <param name="covariates">The file that is described, as it was written.</param>
    /// <param name="inputs">Files that the factors were found in.</param>
    public static void Write(Stream stream, string covariates, IEnumerable<string> inputs, FactorOptions options, FoundFactors found)
    {
        using var json = new Utf8JsonWriter(stream, new() { Indented = true });
        json.WriteStartObject();
        json.WriteString("made_by", MadeBy);
        json.WritePropertyName("output");
        WriteFile(json, covariates);
        json.WriteStartArray("inputs");
        foreach (var input in inputs)
            WriteFile(json, input);
        json.WriteEndArray();
        json.WriteStartObject("settings");
        foreach (var (name, value) in Settings(options, found))
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>What the description of a file of covariates says was decided; nothing where there is none, or the file was changed since.</summary>
    /// <exception cref="QtlQueryException">The description is damaged.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string covariates)
    {
        var path = PathOf(covariates);
        if (!File.Exists(path))
            return [];
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            return root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("made_by", out var madeBy) && madeBy.ValueEquals(MadeBy)
                && root.GetProperty("output").GetProperty("sha256").ValueEquals(IngestInput.Of(covariates).Sha256)
                ? [.. root.GetProperty("settings").EnumerateObject().Select(setting => KeyValuePair.Create(setting.Name, setting.Value.GetString() ?? ""))]
                : [];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new QtlQueryException($"{path} is no description of {Path.GetFileName(covariates)}: {e.Message}", "Run map factors again, or remove that file, and nothing is said of how the factors were found.", e);
        }
    }

    static void WriteFile(Utf8JsonWriter json, string path)
    {
        var file = IngestInput.Of(path);
        JsonSerializer.Serialize(json, new { name = file.Name, bytes = file.Bytes, sha256 = file.Sha256 });
    }

    static IEnumerable<(string Name, string Value)> Settings(FactorOptions options, FoundFactors found)
    {
        yield return ("factors", Text(found.Number));
        yield return ("factors_by", options.Method == FactorMethod.Peer ? "peer" : "pca");
        yield return ("number_by", options.Number is not null ? "given" : options.Rule switch { FactorNumber.Elbow => "elbow", FactorNumber.BujaEyuboglu => "buja-eyuboglu", _ => "gtex" });
        if (options.Number is null && options.Rule == FactorNumber.BujaEyuboglu)
            yield return ("seed", Text(options.Seed));
        yield return ("samples", Text(found.Covariates.Samples.Count));
        yield return ("traits", Text(found.Traits));
        yield return ("known_covariates", Text(found.Covariates.Columns.Count - found.Number));
        yield return ("share_of_variance", found.Shares.Sum().ToString("R", CultureInfo.InvariantCulture));
        if (found.Iterations is not { } iterations)
            yield break;
        yield return ("iterations", Text(iterations));
        yield return ("converged", found.Converged ? "true" : "false");
    }

    static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
