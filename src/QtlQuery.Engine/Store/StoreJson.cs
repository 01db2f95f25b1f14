using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace QtlQuery.Engine.Store;

/// <summary>How the store's own small files are written. They are read by <see cref="DescriptorJson"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(StoreFile))]
[JsonSerializable(typeof(DatasetDescriptor))]
[JsonSerializable(typeof(WriterLock.Owner))]
[JsonSerializable(typeof(ChunkPlan))]
[JsonSerializable(typeof(ChunkTables))]
sealed partial class StoreJson : JsonSerializerContext
{
    /// <summary>Writes beside the target, to the disk, and renames: the file is the old one or the new one, never a part.</summary>
    public static void Write<T>(string path, T value, JsonTypeInfo<T> type) => File.Move(WriteBeside(path, value, type), path, overwrite: true);

    /// <summary>The same where the file is not there yet; of several writers the first has it.</summary>
    public static void WriteFirst<T>(string path, T value, JsonTypeInfo<T> type)
    {
        var temporary = WriteBeside(path, value, type);
        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Deletes what writers of the file left that were killed before the rename. The caller is its only writer.</summary>
    public static void DeleteUnfinished(string path)
    {
        foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, UnfinishedName(path) + "*"))
            File.Delete(left);
    }

    static string WriteBeside<T>(string path, T value, JsonTypeInfo<T> type)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $"{UnfinishedName(path)}{Guid.NewGuid():N}");
        using var stream = File.Create(temporary);
        JsonSerializer.Serialize(stream, value, type);
        stream.WriteByte((byte)'\n');
        stream.Flush(flushToDisk: true);
        return temporary;
    }

    static string UnfinishedName(string path) => $"_{Path.GetFileName(path)}.";
}
