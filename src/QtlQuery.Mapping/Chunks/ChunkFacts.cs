using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using QtlQuery.Engine.Store;

namespace QtlQuery.Mapping.Chunks;

/// <summary>What a chunk of a mapping leaves for the whole beside its rows. Doubles come back as they were, to the last bit.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, IgnoreReadOnlyProperties = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CisScanned))]
[JsonSerializable(typeof(TransScanned))]
[JsonSerializable(typeof(InteractionScanned))]
sealed partial class ChunkFacts : JsonSerializerContext
{
    public static Action<Stream> Writer<T>(T facts, JsonTypeInfo<T> type) => stream => JsonSerializer.Serialize(stream, facts, type);

    /// <summary>The facts of all chunks, in their order.</summary>
    public static IReadOnlyList<T> Read<T>(DatasetChunks chunks, JsonTypeInfo<T> type)
    {
        return [.. Enumerable.Range(1, chunks.Plan.Count).Select(Of)];

        T Of(int number)
        {
            using var stream = chunks.Facts(number);
            return JsonSerializer.Deserialize(stream, type)!;
        }
    }
}
