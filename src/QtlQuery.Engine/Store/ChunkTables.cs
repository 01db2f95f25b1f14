using System.Text.Json;

namespace QtlQuery.Engine.Store;

/// <summary>What a chunk has of each table. Paths are relative to its folder.</summary>
sealed record ChunkTables(IReadOnlyDictionary<string, StoredTable> Tables)
{
    public const string FileName = "chunk.json";
    public const string FactsFileName = "facts.json";

    public static ChunkTables Read(string folder) => JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(folder, FileName)), StoreJson.Default.ChunkTables)!;

    public void Write(string folder) => StoreJson.Write(Path.Combine(folder, FileName), this, StoreJson.Default.ChunkTables);
}
