using System.Globalization;
using System.Text.Json;
using QtlQuery.Engine.Store;
using QtlQuery.Mapping.Preparing;

namespace QtlQuery.Mapping.Writing;

/// <summary>Writes beside the traits how they were made, as JSON: no reader of BED passes over comments.</summary>
public static class PreparationDescription
{
    /// <param name="stream">Gets the text; is left open.</param>
    public static void Write(Stream stream, PreparationResult result, PreparationOptions options, SampleLimits? limits)
    {
        using var json = new Utf8JsonWriter(stream, new() { Indented = true });
        json.WriteStartObject();
        json.WriteString("made_by", "qtlquery map prepare");
        json.WriteStartArray("inputs");
        foreach (var input in result.Inputs.Files.All.Select(IngestInput.Of))
            JsonSerializer.Serialize(json, new { name = input.Name, bytes = input.Bytes, sha256 = input.Sha256 });
        json.WriteEndArray();
        json.WriteStartObject("settings");
        foreach (var (name, value) in Settings(result, options, limits))
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteStartObject("genes");
        var genes = result.Expression.Genes;
        foreach (var (name, count) in new[] { ("read", genes.Read), ("low_tpm", genes.LowTpm), ("low_reads", genes.LowReads), ("low_tpm_and_reads", genes.LowBoth), ("without_place", genes.WithoutPlace), ("kept", genes.Kept) })
            json.WriteNumber(name, count);
        json.WriteEndObject();
        json.WriteStartArray("samples");
        for (var sample = 0; sample < result.SampleNames.Count; sample++)
        {
            json.WriteStartObject();
            json.WriteString("name", result.SampleNames[sample]);
            json.WriteString("counts_name", result.Inputs.Samples.Traits[sample]);
            json.WriteNumber("reads", result.Inputs.Tables.Counts[sample].Sum());
            if (result.Expression.ScalingFactors is { } factors)
                json.WriteNumber("scaling_factor", factors[sample]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("remarks");
        foreach (var remark in result.Inputs.Tables.Remarks.Concat(result.Expression.Traits.Remarks))
            json.WriteStringValue($"{Path.GetFileName(result.Inputs.Files.Counts)} {remark}");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static IEnumerable<(string Name, string Value)> Settings(PreparationResult result, PreparationOptions options, SampleLimits? limits)
    {
        var threshold = options.Threshold;
        yield return ("tpm", result.Inputs.Files.Tpm is null ? "made of counts and lengths of exons" : "given");
        yield return ("least_tpm", Text(threshold.LeastTpm));
        yield return ("least_reads", Text(threshold.LeastReads));
        yield return ("least_share", Text(threshold.LeastShare));
        yield return ("scale", options.Scale.ToString().ToLowerInvariant());
        yield return ("values", options.Values == ExpressionValues.Log2 ? "log2" : "inverse-normal");
        if (options.Values == ExpressionValues.InverseNormal)
            yield return ("rank_offset", options.Offset.ToString());
        if (limits is null || result.SampleChecks is not { } samples)
            yield break;
        yield return ("least_depth", Text(limits.LeastReads));
        yield return ("least_rin", Text(limits.LeastRin));
        yield return ("least_mapping_rate", Text(limits.LeastMappingRate));
        yield return ("outlier_sd", Text(limits.OutlierDeviations));
        yield return ("samples_checked", Text(samples.Count));
        yield return ("samples_failing", Text(samples.Count(sample => sample.Failed.Any())));
        yield return ("samples_left_out", Text(samples.Count - result.SampleNames.Count));
    }

    static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
