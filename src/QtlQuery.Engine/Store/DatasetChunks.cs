using System.Globalization;
using System.Text.Json;
using QtlQuery.Core;

namespace QtlQuery.Engine.Store;

/// <summary>The chunks of a dataset that several processes compute, kept where no reader sees them until all are there.</summary>
/// <remarks>
/// <code>
/// _chunks/ID/plan.json    what all of them agree on, written by the first
/// _chunks/ID/I/           a chunk, moved in by one rename: its tables' files as a store lays them out, chunk.json, and facts.json of its maker
/// _chunks/ID.I.lock       held while chunk I is computed; ID.assembly.lock while all become the dataset
/// </code>
/// Nobody coordinates: whichever process finds that none is missing puts them together, and publishes the dataset at once.
/// </remarks>
public sealed class DatasetChunks
{
    const string PlanFile = "plan.json";
    const string Assembly = "assembly";

    readonly StoreLayout _layout;

    DatasetChunks(StoreLayout layout, string datasetId, ChunkPlan plan) => (_layout, DatasetId, Plan) = (layout, datasetId, plan);

    public string DatasetId { get; }

    public ChunkPlan Plan { get; }

    /// <summary>Numbers of the chunks that are not there yet, from 1.</summary>
    public IReadOnlyList<int> Missing => [.. Enumerable.Range(1, Plan.Count).Where(number => !Has(number))];

    /// <summary>Such as <c>2 of 3 chunks are there, and chunk 1 is to come</c>.</summary>
    public string Account => Missing is { Count: > 0 } missing
        ? string.Create(CultureInfo.InvariantCulture, $"{Plan.Count - missing.Count} of {Plan.Count} chunks are there, and {Some(missing)} to come")
        : string.Create(CultureInfo.InvariantCulture, $"all {Plan.Count} chunks are there, to be put together");

    internal StoreLayout Layout => _layout;

    /// <summary>What is there of a dataset; null where nothing is.</summary>
    public static DatasetChunks? Of(StoreLayout layout, string datasetId) =>
        Read(Path.Combine(layout.ChunksFolder(datasetId), PlanFile)) is { } plan ? new(layout, datasetId, plan) : null;

    /// <summary>All datasets of which there are chunks, by their names.</summary>
    public static IReadOnlyList<DatasetChunks> All(StoreLayout layout) => Directory.Exists(layout.AllChunksFolder)
        ? [.. Directory.EnumerateDirectories(layout.AllChunksFolder).Select(folder => Of(layout, Path.GetFileName(folder))).OfType<DatasetChunks>().OrderBy(chunks => chunks.DatasetId, StringComparer.Ordinal)]
        : [];

    /// <summary>Whether the dataset is in the store as the chunks would make it.</summary>
    public static bool IsPublished(StoreLayout layout, string datasetId, ChunkPlan plan) =>
        File.Exists(layout.DescriptorFile(datasetId)) && plan.IsDone(DescriptorJson.ReadDataset(layout.DescriptorFile(datasetId)));

    /// <summary>Agrees with the processes that compute the other chunks on the plan: it is that of the first.</summary>
    /// <exception cref="QtlQueryException">Theirs is another one, or the directory is not a store.</exception>
    public static DatasetChunks Begin(StoreLayout layout, string datasetId, ChunkPlan plan)
    {
        StoreFile.Read(layout);
        Store.DatasetId.Check(datasetId);
        var path = Path.Combine(layout.ChunksFolder(datasetId), PlanFile);
        Directory.CreateDirectory(layout.ChunksFolder(datasetId));
        if (Read(path) is not { } first)
        {
            StoreJson.WriteFirst(path, plan, StoreJson.Default.ChunkPlan);
            first = Read(path) ?? plan;
        }

        return plan.Difference(first) is not { } difference
            ? new(layout, datasetId, plan)
            : throw new QtlQueryException(
                $"the chunks of {datasetId} that are there were made with {difference.There}, and this one has {difference.Here}",
                $"Give all chunks the same files and options, or take out those that are there: qtlquery remove {datasetId} --chunks");
    }

    public bool Has(int number) => File.Exists(Path.Combine(Folder(number), ChunkTables.FileName));

    /// <summary>What the maker of a chunk noted beside its tables.</summary>
    public Stream Facts(int number) => File.OpenRead(Path.Combine(Folder(number), ChunkTables.FactsFileName));

    /// <summary>Deletes what is there, all at once. False where nothing is.</summary>
    public static bool Remove(StoreLayout layout, string datasetId)
    {
        if (!Directory.Exists(layout.ChunksFolder(datasetId)))
            return false;
        var numbers = Enumerable.Range(1, Of(layout, datasetId)?.Plan.Count ?? 0).Select(number => number.ToString(CultureInfo.InvariantCulture));
        using (var staging = StagingArea.Create(layout))
            Directory.Move(layout.ChunksFolder(datasetId), Path.Combine(staging.Path, "chunks"));
        // What a killed process held is taken and let go of.
        foreach (var path in numbers.Append(Assembly).Select(what => layout.ChunkLockFile(datasetId, what)).Where(File.Exists))
            WriterLock.TryTake(path, datasetId)?.Dispose();
        return true;
    }

    /// <summary>What is said to who asks for the dataset.</summary>
    internal QtlQueryException NotWhole() => new(
        $"dataset '{DatasetId}' is not whole yet: {Account}",
        string.Create(CultureInfo.InvariantCulture, $"It is there once its last chunk is: run the same command with --chunk {Missing.Append(1).First()}/{Plan.Count}."));

    /// <summary>The right to put the chunks together; null where another process is at it.</summary>
    public IDisposable? TryAssemble() => WriterLock.TryTake(_layout.ChunkLockFile(DatasetId, Assembly), DatasetId);

    internal WriterLock Hold(int number) =>
        WriterLock.Take(_layout.ChunkLockFile(DatasetId, number.ToString(CultureInfo.InvariantCulture)), string.Create(CultureInfo.InvariantCulture, $"{DatasetId}, chunk {number} of {Plan.Count}"));

    internal string Folder(int number) => Path.Combine(_layout.ChunksFolder(DatasetId), number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Files of a table by the chunks' numbers, with full paths.</summary>
    internal IEnumerable<StoredFile> Files(string table) =>
        from number in Enumerable.Range(1, Plan.Count)
        from file in ChunkTables.Read(Folder(number)).Tables.GetValueOrDefault(table)?.Files ?? []
        select file with { Path = Path.Combine(Folder(number), file.Path) };

    static string Some(IReadOnlyList<int> numbers)
    {
        const int Shown = 5;
        var shown = string.Join(", ", numbers.Take(Shown).Select(number => number.ToString(CultureInfo.InvariantCulture)));
        var more = numbers.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $" and {numbers.Count - Shown} more") : "";
        return numbers.Count == 1 ? $"chunk {shown} is" : $"chunks {shown}{more} are";
    }

    static ChunkPlan? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), StoreJson.Default.ChunkPlan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null; // there is none yet, or it has just become the dataset
        }
    }
}
