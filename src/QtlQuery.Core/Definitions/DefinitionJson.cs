using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace QtlQuery.Core.Definitions;

/// <summary>Reads source definitions strictly: a misspelt, missing or repeated key is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SourceDefinition))]
sealed partial class DefinitionJson : JsonSerializerContext
{
    public static SourceDefinition Source(string json, string file) => Read(json, file, Default.SourceDefinition);

    static T Read<T>(string json, string file, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("the file holds null");
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $" line {line + 1}" : "";
            throw new QtlQueryException($"{file}{place}: {e.Message}", "Compare it with the other files under schemas; every key is checked.", e);
        }
    }
}
