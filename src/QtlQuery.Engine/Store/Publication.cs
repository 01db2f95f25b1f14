using System.Security.Cryptography;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;

namespace QtlQuery.Engine.Store;

/// <summary>Puts new tables of one dataset into a store: staged beside it, moved in, and there at once when the descriptor is renamed.</summary>
/// <remarks>
/// Files of a generation bear its name, so those of a replacement stand beside the replaced ones, and a reader that began before
/// finishes on what it began with. Replaced files are deleted by a later writer once <see cref="Grace"/> is over.
/// Disposed without <see cref="Commit"/>, or killed, it leaves the store as it was.
/// </remarks>
public sealed class Publication : IDisposable
{
    /// <summary>How long a replaced or removed file stays for those who still read it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    readonly StoreLayout _layout;
    readonly WriterLock _lock;
    readonly StagingArea _staging;

    Publication(StoreLayout layout, string datasetId, WriterLock held, StagingArea staging)
    {
        _layout = layout;
        _lock = held;
        _staging = staging;
        DatasetId = datasetId;
    }

    public string DatasetId { get; }

    /// <summary>Name of this generation's files, and of the ingest in the descriptor.</summary>
    public string Generation { get; } = Guid.NewGuid().ToString("N")[..12];

    /// <summary>A folder for work in progress, swept with the staging area.</summary>
    public string WorkFolder => _staging.Path;

    /// <summary>The dataset as it is in the store, or null.</summary>
    public DatasetDescriptor? Current => File.Exists(_layout.DescriptorFile(DatasetId))
        ? DescriptorJson.ReadDataset(_layout.DescriptorFile(DatasetId))
        : null;

    /// <param name="sweep">Whether to do what <see cref="Sweep"/> does: once is enough for a writer of many datasets.</param>
    /// <exception cref="QtlQueryException">Another process is writing the dataset, or the directory is not a store.</exception>
    public static Publication Begin(StoreLayout layout, string datasetId, bool sweep = true) => Begin(layout, datasetId, sweep, () => WriterLock.Take(layout.LockFile(datasetId), datasetId));

    /// <summary>Begins once no other process is writing the dataset.</summary>
    /// <param name="patience">How long to wait for that.</param>
    /// <exception cref="QtlQueryException">Another process still is writing it after that, or the directory is not a store.</exception>
    public static Publication BeginWhenFree(StoreLayout layout, string datasetId, TimeSpan patience, CancellationToken cancellation = default) =>
        Begin(layout, datasetId, sweep: true, () => WriterLock.TakeWhenFree(layout.LockFile(datasetId), datasetId, patience, cancellation));

    /// <summary>Begins one of the dataset's chunks, which <see cref="Keep"/> ends in place of <see cref="Commit"/>; the others may be computed meanwhile.</summary>
    /// <exception cref="QtlQueryException">Another process is at the same chunk.</exception>
    internal static Publication BeginChunk(DatasetChunks chunks, int number) => Begin(chunks.Layout, chunks.DatasetId, sweep: true, () => chunks.Hold(number), isChunk: true);

    static Publication Begin(StoreLayout layout, string datasetId, bool sweep, Func<WriterLock> take, bool isChunk = false)
    {
        StoreFile.Read(layout);
        Store.DatasetId.Check(datasetId);
        Directory.CreateDirectory(layout.DatasetsFolder);
        var held = take();
        try
        {
            if (sweep)
                Sweep(layout);
            if (!isChunk)
                StoreJson.DeleteUnfinished(layout.DescriptorFile(datasetId));
            return new(layout, datasetId, held, StagingArea.Create(layout));
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Deletes what killed writers left, and replaced files whose grace is over. It looks at every dataset.</summary>
    public static void Sweep(StoreLayout layout)
    {
        StagingArea.SweepAbandoned(layout);
        StoreSweep.DeleteUnlisted(layout, Grace);
    }

    /// <summary>Path of a new staged file; its folders are made. <paramref name="part"/> tells several files of one folder apart.</summary>
    public string StagedFile(string table, string? chromosome = null, int? bin = null, string part = "")
    {
        var folder = Path.Combine(_staging.Path, StoreLayout.TableFolder(table, DatasetId), StoreLayout.PartitionFolder(chromosome, bin));
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{Generation}{part}.parquet");
    }

    /// <summary>The path that a staged file will have in the store, relative to its root.</summary>
    public string PublishedPath(string stagedFile) => Path.GetRelativePath(_staging.Path, stagedFile).Replace('\\', '/');

    /// <summary>Moves the staged files in and makes the descriptor the dataset's own. The tables named replace those of the same name; others stay.</summary>
    /// <param name="outdated">Other tables, which are taken out.</param>
    public void Commit(DatasetFields fields, IReadOnlyDictionary<string, StoredTable> tables, IngestRecord ingest, IEnumerable<string>? outdated = null)
    {
        var current = Current;
        Publish(current, fields, tables, (current?.Ingests ?? []).Append(ingest), [.. OfRowsBefore(current, tables), .. outdated ?? []]);
    }

    /// <summary>Puts the staged files in place of those of the tables named, whose rows are the same and stay those of their ingests; or beside them, where they are made of these rows.</summary>
    public void CommitRewritten(IReadOnlyDictionary<string, StoredTable> tables)
    {
        var current = Current!;
        Publish(current, current.Fields, tables, current.Ingests, []);
    }

    /// <summary>Path of a new staged look-up index of a table.</summary>
    public string StagedIndex(string table) => Path.ChangeExtension(StagedFile(StoreLayout.IndexOf(table)), ".index");

    /// <summary>Gives a table that is in the store a look-up index, in the place of the one it may have; or takes that away.</summary>
    /// <param name="index">Staged; null for none.</param>
    public void CommitIndex(string table, StoredFile? index)
    {
        var current = Current!;
        var stored = current.Tables[table];
        index = index is null ? null : Seal(index);
        if (index is not null)
            MoveIn(StoreLayout.IndexOf(table), [index]);
        var tables = new SortedDictionary<string, StoredTable>(current.Tables.ToDictionary(), StringComparer.Ordinal) { [table] = stored with { Index = index } };
        StoreJson.Write(_layout.DescriptorFile(DatasetId), current with { Tables = tables }, StoreJson.Default.DatasetDescriptor);
        if (stored.Index is { } replaced)
            StoreSweep.Retire(_layout, [replaced]);
    }

    /// <summary>Moves the staged files in as a chunk of the dataset, all at once.</summary>
    /// <param name="facts">Writes what the maker wants to know of it again.</param>
    /// <exception cref="QtlQueryException">The chunks were removed meanwhile.</exception>
    internal void Keep(DatasetChunks chunks, int number, IReadOnlyDictionary<string, StoredTable> tables, Action<Stream> facts)
    {
        var folder = Path.Combine(_staging.Path, "chunk");
        Directory.CreateDirectory(folder);
        tables = tables.ToDictionary(each => each.Key, each => each.Value with { Files = Seal(each.Value.Files)! });
        foreach (var table in tables.Keys)
        {
            if (Directory.Exists(Path.Combine(_staging.Path, table)))
                Directory.Move(Path.Combine(_staging.Path, table), Path.Combine(folder, table));
        }

        using (var stream = File.Create(Path.Combine(folder, ChunkTables.FactsFileName)))
        {
            facts(stream);
            stream.Flush(flushToDisk: true);
        }

        new ChunkTables(tables).Write(folder);
        try
        {
            Directory.Move(folder, chunks.Folder(number));
        }
        catch (DirectoryNotFoundException e)
        {
            throw new QtlQueryException($"the chunks of {DatasetId} were removed from the store meanwhile", "Compute all of them again.", e);
        }
    }

    /// <summary>Takes the dataset out of the store; its files follow after <see cref="Grace"/>, or at once.</summary>
    /// <exception cref="QtlQueryException">The store has no such dataset, or another process is writing it.</exception>
    public static void Remove(StoreLayout layout, string datasetId, bool now)
    {
        var dataset = StoreCatalogue.Read(layout).Dataset(datasetId);
        using (var held = WriterLock.Take(layout.LockFile(datasetId), datasetId))
        {
            File.Delete(layout.DescriptorFile(datasetId));
            StoreSweep.Retire(layout, dataset.Tables.Values.SelectMany(table => table.AllFiles));
        }

        if (now)
            StoreSweep.DeleteUnlisted(layout, TimeSpan.Zero);
    }

    public void Dispose()
    {
        _staging.Dispose();
        _lock.Dispose();
    }

    // Small tables that were made of rows which go, and are not made of those that come: they are not true any more.
    static HashSet<string> OfRowsBefore(DatasetDescriptor? current, IReadOnlyDictionary<string, StoredTable> tables)
    {
        if (current is null)
            return [];
        var replaced = current.Tables.Where(table => tables.ContainsKey(table.Key) && Schemas.Table(table.Key) is { IsBinned: true } definition && definition.Has("rsid")).Select(table => table.Value.IngestId).ToHashSet();
        return [.. current.Tables.Where(table => Schemas.Table(table.Key).Companion && replaced.Contains(table.Value.IngestId)).Select(table => table.Key)];
    }

    /// <param name="gone">Tables that are taken out, unless one of the name comes.</param>
    void Publish(DatasetDescriptor? current, DatasetFields fields, IReadOnlyDictionary<string, StoredTable> tables, IEnumerable<IngestRecord> ingests, HashSet<string> gone)
    {
        var indexed = tables.Where(each => each.Value.Index is { Sha256: null }).Select(each => each.Key).ToList(); // one that has its checksum is in the store
        tables = tables.ToDictionary(each => each.Key, each => each.Value with
        {
            Files = Seal(each.Value.Files)!,
            SourceCells = Seal(each.Value.SourceCells),
            Index = indexed.Contains(each.Key) ? Seal(each.Value.Index!) : each.Value.Index,
        });
        foreach (var table in indexed)
            MoveIn(StoreLayout.IndexOf(table), [tables[table].Index!]);
        foreach (var (table, stored) in tables)
        {
            MoveIn(table, stored.Files);
            if (stored.SourceCells is { } cells)
                MoveIn(StoreLayout.SourceCellsOf(table), cells);
        }

        var all = new SortedDictionary<string, StoredTable>(
            current?.Tables.Where(table => !gone.Contains(table.Key)).ToDictionary() ?? [],
            StringComparer.Ordinal);
        foreach (var (table, stored) in tables)
            all[table] = stored;
        var used = all.Values.Select(table => table.IngestId).ToHashSet();

        StoreJson.Write(_layout.DescriptorFile(DatasetId), new DatasetDescriptor(DatasetId, fields, all, [.. ingests.Where(each => used.Contains(each.Id))]), StoreJson.Default.DatasetDescriptor);
        if (current is not null)
            StoreSweep.Retire(_layout, current.Tables.Where(table => tables.ContainsKey(table.Key) || !all.ContainsKey(table.Key)).SelectMany(table => table.Value.AllFiles));
    }

    IReadOnlyList<StoredFile>? Seal(IReadOnlyList<StoredFile>? files) => files is null ? null : [.. files.Select(Seal)];

    // The bytes are on the disk, and are known, before the descriptor speaks of them.
    StoredFile Seal(StoredFile file)
    {
        using var staged = File.Open(Path.Combine(_staging.Path, file.Path), FileMode.Open, FileAccess.ReadWrite);
        var sealedFile = file with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(staged)) };
        staged.Flush(flushToDisk: true);
        return sealedFile;
    }

    void MoveIn(string table, IReadOnlyList<StoredFile> files)
    {
        if (files.Count == 0)
            return;
        var folder = StoreLayout.TableFolder(table, DatasetId);
        var target = _layout.FullPath(folder);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (!Directory.Exists(target))
        {
            Directory.Move(Path.Combine(_staging.Path, folder), target);
            return;
        }

        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_layout.FullPath(file.Path))!);
            File.Move(Path.Combine(_staging.Path, file.Path), _layout.FullPath(file.Path));
        }
    }
}
