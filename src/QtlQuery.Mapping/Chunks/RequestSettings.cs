using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using QtlQuery.Engine.Store;

namespace QtlQuery.Mapping.Chunks;

/// <summary>Every option of a mapping by its name, whichever options there are: chunks that differ in one are not chunks of one dataset.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, IncludeFields = true)]
[JsonSerializable(typeof(CisRequest))]
[JsonSerializable(typeof(TransRequest))]
[JsonSerializable(typeof(InteractionRequest))]
[JsonSerializable(typeof(MappingFiles))]
sealed partial class RequestSettings : JsonSerializerContext
{
    const int LongestText = 200;

    // What results do not depend on, and paths: files are known by what is in them.
    static readonly string[] Passed =
    [
        "store", "dataset_id", "engine", "options.threads",
        "genotypes", "traits", "locations", "covariates", "sample_links", "groups", "log2_expression", "kept_samples", "sexes", "genotype_options.reference",
    ];

    public static ChunkPlan Plan<TRequest>(string source, TRequest request, JsonTypeInfo<TRequest> type, MappingInputs inputs, int count)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(settings, "", JsonSerializer.SerializeToElement(request, type));
        Add(settings, "", JsonSerializer.SerializeToElement(inputs.Files, Default.MappingFiles));
        return new(source, count, settings, inputs.Identify());
    }

    static void Add(SortedDictionary<string, string> settings, string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null || Passed.Contains(name))
            return;
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
                Add(settings, name.Length == 0 ? member.Name : $"{name}.{member.Name}", member.Value);
            return;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        settings[name] = text.Length <= LongestText ? text : $"sha256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }
}
