using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;
using QtlQuery.Engine.Writing;

namespace QtlQuery.Engine.Compaction;

/// <summary>
/// Rewrites a dataset whose rows lie in needlessly many files, as an ingest with too narrow bins leaves them, and makes the small tables that it
/// lacks because it was written before there were any. No row changes, and no other dataset.
/// </summary>
/// <remarks>Killed, it leaves the store as it was; readers that began before finish on the old files (<see cref="Publication"/>).</remarks>
public sealed class DatasetCompaction
{
    readonly StoreLayout _layout;
    readonly Publication _publication;
    readonly WorkDatabase _database;
    readonly GenomeBuild _build;

    DatasetCompaction(StoreLayout layout, Publication publication, WorkDatabase database)
    {
        (_layout, _publication, _database) = (layout, publication, database);
        _build = GenomeBuild.Parse(StoreFile.Read(layout).GenomeBuild);
    }

    /// <summary>Rewrites the tables that gain by it, and adds those that are missing.</summary>
    /// <param name="options">Of which the threads do not count: one does the work.</param>
    /// <param name="rowsAFile">Rows that a file is to have.</param>
    /// <exception cref="QtlQueryException">There is no such dataset, another process writes it, or a file of it is damaged.</exception>
    public static CompactedDataset Run(StoreLayout layout, string datasetId, EngineOptions options, double rowsAFile = BinWidths.RowsAFile, CancellationToken cancellation = default)
    {
        StoreCatalogue.Read(layout).Dataset(datasetId);
        using var publication = Publication.Begin(layout, datasetId, sweep: false);
        var plans = publication.Current is { } current ? TableCompaction.Of(current, rowsAFile) : [];
        if (publication.Current is not { } dataset || (plans.Count == 0 && MissingCompanions.Possible(dataset).Count == 0))
            return new([], new Dictionary<string, StoredTable>());
        options = options with
        {
            Threads = 1, // with several, row groups begin where threads left off, and the same rows would be other bytes
            MemoryLimitBytes = options.MemoryLimitBytes ?? 512L << 20,
            TemporaryDirectory = options.TemporaryDirectory ?? Path.Combine(publication.WorkFolder, "_spill"),
        };
        using var database = WorkDatabase.Open(options, cancellation);
        var compaction = new DatasetCompaction(layout, publication, database);
        var added = compaction.Add(dataset);
        var rewritten = plans.ToDictionary(plan => plan.Table, compaction.Rewrite);
        if (added.Count + rewritten.Count > 0)
            publication.CommitRewritten(rewritten.Concat(added).ToDictionary());
        return new([.. plans.Select(plan => (plan, rewritten[plan.Table]))], added);
    }

    /// <summary>Names of the small tables that it would add, from the rows.</summary>
    /// <exception cref="QtlQueryException">A file cannot be read.</exception>
    public static IReadOnlyList<string> Missing(StoreLayout layout, DatasetDescriptor dataset, EngineOptions options, CancellationToken cancellation = default)
    {
        if (MissingCompanions.Possible(dataset).Count == 0)
            return [];
        using var database = WorkDatabase.Open(options, cancellation);
        return [.. MissingCompanions.Of(database, layout, dataset).SelectMany(missing => MissingCompanions.With(missing.Companion.Name, dataset))];
    }

    // They belong to the ingest of the rows that they are made from, and go with these.
    SortedDictionary<string, StoredTable> Add(DatasetDescriptor dataset)
    {
        var added = new SortedDictionary<string, StoredTable>(StringComparer.Ordinal);
        foreach (var (table, paths, companion) in MissingCompanions.Of(_database, _layout, dataset))
        {
            foreach (var part in dataset.Tables[table].Files)
                CheckSound(part);
            foreach (var (name, files) in new CompanionTables(_database, _build, _publication).Write(companion, paths))
            {
                if (!dataset.Tables.ContainsKey(name))
                    added[name] = new(dataset.Tables[table].IngestId, files.Sum(file => file.Rows), files.Sum(file => file.Bytes), files);
            }
        }

        return added;
    }

    StoredTable Rewrite(TableCompaction plan)
    {
        var stored = plan.Stored;
        foreach (var file in stored.AllFiles)
            CheckSound(file);
        IReadOnlyList<StoredFile> files = [.. plan.Bins.Select(bin => Rows(plan, [.. bin.Select(file => stored.Files[file])]))];
        IReadOnlyList<StoredFile>? cells = stored.SourceCells is { } own ? [.. plan.Bins.Zip(files, (bin, rows) => Cells(plan, [.. bin.Select(file => stored.Files[file])], [.. bin.Select(file => own[file])], rows))] : null;
        return stored with { Files = files, Bytes = files.Sum(file => file.Bytes), BinWidth = plan.BinWidth, SourceCells = cells };
    }

    // A checksum of what was read damaged would say that it is sound.
    void CheckSound(StoredFile file)
    {
        if (StoreCheck.Difference(_layout, file) is { } difference)
            throw new QtlQueryException(difference, $"{_publication.DatasetId} stays as it is: ingest it again. 'qtlquery check' looks for more damage.");
    }

    StoredFile Rows(TableCompaction plan, StoredFile[] parts)
    {
        var bin = parts[0].Bin / (plan.BinWidth / plan.Stored.BinWidth);
        var path = _publication.StagedFile(plan.Table, parts[0].Chromosome, bin);
        return Write(
            plan.Table,
            "from read_parquet($files, hive_partitioning = false)",
            new() { ["files"] = new ListValue<string>([.. parts.Select(part => _layout.FullPath(part.Path))]) },
            path,
            parts[0] with { Bin = bin, Rows = parts.Sum(part => part.Rows), FirstPosition = parts.Min(part => part.FirstPosition), LastPosition = parts.Max(part => part.LastPosition) });
    }

    // Each cell's row is as many rows further down as the files before its own have.
    StoredFile Cells(TableCompaction plan, StoredFile[] rows, StoredFile[] parts, StoredFile beside)
    {
        var parameters = new Dictionary<string, object?>();
        var before = 0L;
        for (var i = 0; i < parts.Length; before += rows[i].Rows, i++)
            (parameters[Name("file", i)], parameters[Name("before", i)]) = (_layout.FullPath(parts[i].Path), before);
        return Write(
            plan.Table,
            string.Join(" union all ", parts.Select((_, i) => $"select {StoredTable.StoredRow} + ${Name("before", i)} as {StoredTable.StoredRow}, * exclude ({StoredTable.StoredRow}) from read_parquet(${Name("file", i)}, hive_partitioning = false)")),
            parameters,
            _publication.StagedFile(StoreLayout.SourceCellsOf(plan.Table), beside.Chromosome, beside.Bin),
            beside with { Rows = parts.Sum(part => part.Rows) });

        static string Name(string what, int i) => string.Create(CultureInfo.InvariantCulture, $"{what}_{i}");
    }

    // By way of a table, whose vectors are full: copied at once, row groups would end where vectors of the old files do.
    StoredFile Write(string table, string select, Dictionary<string, object?> parameters, string path, StoredFile file)
    {
        _database.Execute($"create temp table compacted as {select}", parameters);
        _database.Execute($"copy compacted to $path ({StoredTableSql.ParquetOptions(Schemas.Table(table), _build)})", new { path });
        _database.Execute("drop table compacted");
        var written = _database.Query<long>("select count(*) from read_parquet($path)", new { path })[0];
        if (written != file.Rows)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{path} has {written} rows instead of {file.Rows}."));
        return file with { Path = _publication.PublishedPath(path), Bytes = new FileInfo(path).Length, Sha256 = null };
    }
}
