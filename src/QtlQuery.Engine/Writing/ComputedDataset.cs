using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Index;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Writing;

/// <summary>A dataset whose rows were computed here, on its way into a store: tables are staged one after the other and published at once.</summary>
/// <remarks>Disposed without <see cref="Commit"/>, or killed, it leaves the store as it was.</remarks>
public sealed class ComputedDataset : IDisposable
{
    /// <summary>Begins a remark on a table that <see cref="Commit"/> took out; its name follows.</summary>
    public const string TakenOut = "taken out, since computed from other files: ";

    readonly Publication _publication;
    readonly WorkDatabase _database;
    readonly GenomeBuild _build;
    readonly Dictionary<string, StoredTable> _tables = [];

    ComputedDataset(Publication publication, WorkDatabase database, GenomeBuild build) => (_publication, _database, _build) = (publication, database, build);

    /// <summary>The dataset as it is in the store, or null.</summary>
    public DatasetDescriptor? Current => _publication.Current;

    /// <exception cref="QtlQueryException">The directory is no store, or another process writes the dataset.</exception>
    public static ComputedDataset Begin(StoreLayout layout, string datasetId, EngineOptions options, CancellationToken cancellation = default) =>
        Begin(layout, Publication.Begin(layout, datasetId), options, cancellation);

    /// <summary>Begins one of the dataset's chunks, which <see cref="Keep"/> ends in place of <see cref="Commit"/>.</summary>
    /// <exception cref="QtlQueryException">Another process is at the same chunk.</exception>
    public static ComputedDataset BeginChunk(DatasetChunks chunks, int number, EngineOptions options, CancellationToken cancellation = default) =>
        Begin(chunks.Layout, Publication.BeginChunk(chunks, number), options, cancellation);

    /// <summary>Begins the dataset that chunks become, once no other process writes it.</summary>
    /// <exception cref="QtlQueryException">Another process does not come to an end with the dataset in ten minutes.</exception>
    public static ComputedDataset BeginWhole(DatasetChunks chunks, EngineOptions options, CancellationToken cancellation = default) =>
        Begin(chunks.Layout, Publication.BeginWhenFree(chunks.Layout, chunks.DatasetId, TimeSpan.FromMinutes(10), cancellation), options, cancellation);

    static ComputedDataset Begin(StoreLayout layout, Publication publication, EngineOptions options, CancellationToken cancellation)
    {
        try
        {
            options = options with
            {
                MemoryLimitBytes = options.MemoryLimitBytes ?? 512L << 20,
                TemporaryDirectory = options.TemporaryDirectory ?? Path.Combine(publication.WorkFolder, "_spill"),
            };
            return new(publication, WorkDatabase.Open(options, cancellation), GenomeBuild.Parse(StoreFile.Read(layout).GenomeBuild));
        }
        catch
        {
            publication.Dispose();
            throw;
        }
    }

    /// <summary>Makes sure that a table is not there yet, or was computed in the same way.</summary>
    /// <param name="source">What computes it now.</param>
    /// <exception cref="QtlQueryException">Something else made it.</exception>
    public void RefuseOther(string table, string source)
    {
        if (Current is not { } current || !current.Tables.TryGetValue(table, out var stored))
            return;
        var made = current.Ingests.FirstOrDefault(ingest => ingest.Id == stored.IngestId)?.Source;
        if (made != source)
            throw new QtlQueryException($"dataset {current.DatasetId} has {table} already, which {made} made", $"Give these results a dataset of their own with --dataset, or take that one out first: qtlquery remove {current.DatasetId}");
    }

    /// <summary>Rows of a query that uses our macros and no table of the store.</summary>
    public IReadOnlyList<T> Query<T>(string sql, object parameters) => _database.Query<T>(sql, parameters);

    /// <summary>Rows of a table that is cut by chromosome, which come in the order of chromosomes and of the table's own order within each.</summary>
    /// <param name="columns">Names of the columns that the rows have, in the order of their places; the others are null.</param>
    /// <param name="binWidth">bp; see <see cref="BinWidths"/>.</param>
    public BinnedRows Binned(string table, IReadOnlyList<string> columns, int binWidth) => new(_database, Schemas.Table(table), columns, binWidth, _publication, _build);

    /// <summary>Rows of such a table in any order.</summary>
    /// <param name="columns">As for <see cref="Binned"/>, and <c>chromosome</c> the first of them.</param>
    public SortedRows Sorted(string table, IReadOnlyList<string> columns, int binWidth) => new(_database, Schemas.Table(table), columns, binWidth, _publication, _build);

    /// <summary>Makes the finished rows a table of the dataset.</summary>
    public void Add(SortedRows rows) => Add(rows.Table, rows.Finish(), rows.BinWidth);

    /// <summary>Makes the finished rows a table of the dataset.</summary>
    public void Add(BinnedRows rows) => Add(rows.Table, rows.Finish(), rows.BinWidth);

    /// <summary>Makes rows a table of the dataset that is one file.</summary>
    /// <param name="columns">Names of the columns that the rows have; the others are null.</param>
    /// <param name="rows">Values as strings, doubles, floats, integers and booleans, or null.</param>
    public void Add(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        var definition = Schemas.Table(table);
        _database.Execute(StoredTableSql.CreateTable("computed", definition.StoredColumns));
        _database.AppendRows("computed", definition, columns, rows);
        _tables[table] = Stored([new SmallTable(_database, _build, _publication).Write(definition, "from computed")], null);
        _database.Execute("drop table computed");
    }

    /// <summary>Makes what the chunks have of a table that is cut by chromosome a table of the dataset, in the table's order.</summary>
    public void Add(DatasetChunks chunks, string table, int binWidth) =>
        Add(Schemas.Table(table), new JoinedFiles(_database, Schemas.Table(table), _publication, _build).Write(chunks.Files(table)), binWidth);

    /// <summary>What the chunks have of a table that is one file: values by the columns' places, in no order.</summary>
    public IReadOnlyList<object?[]> Rows(DatasetChunks chunks, string table, IReadOnlyList<string> columns) =>
    [
        .. _database.Query<dynamic>(
            $"select {string.Join(", ", columns.Select(StoredTableSql.Name))} from read_parquet($files, hive_partitioning = false)",
            new { files = new ListValue<string>([.. chunks.Files(table).Select(file => file.Path)]) })
            .Select(row => ((IDictionary<string, object?>)row).Values.ToArray()),
    ];

    /// <summary>Ends a chunk: its tables and what its maker notes of it stay beside the store's datasets.</summary>
    /// <param name="facts">Writes what <see cref="DatasetChunks.Facts"/> gives back.</param>
    /// <exception cref="QtlQueryException">The chunks were removed meanwhile.</exception>
    public void Keep(DatasetChunks chunks, int number, Action<Stream> facts) => _publication.Keep(chunks, number, _tables, facts);

    /// <summary>Publishes all tables at once, with the small ones that go with them; those of the dataset that were not computed now stay, unless the same source computed them from other files.</summary>
    /// <param name="fields">A null leaves what the dataset had.</param>
    /// <param name="source">What computed them, where an ingest names its format.</param>
    /// <param name="settings">What they were computed with.</param>
    /// <param name="inputs">Files that they were computed from.</param>
    /// <param name="remarks">What became of things that gave no rows → how many.</param>
    /// <param name="index">Whether associations get a look-up index.</param>
    public DatasetDescriptor Commit(DatasetFields fields, string source, IReadOnlyDictionary<string, string> settings, IReadOnlyList<IngestInput> inputs, IReadOnlyDictionary<string, long> remarks, bool index = false)
    {
        var none = new Dictionary<string, long>();
        var rows = _tables.Values.First().Rows;
        if (Current?.Fields is { } before)
            fields = new(fields.Study ?? before.Study, fields.Quantity ?? before.Quantity, fields.Context ?? before.Context, fields.Trait ?? before.Trait, fields.SampleSize ?? before.SampleSize);
        foreach (var (table, stored) in _tables.Where(each => each.Value is { BinWidth: not null, Files.Count: > 0 }).ToList())
        {
            foreach (var (companion, made) in new CompanionTables(_database, _build, _publication).Write(Schemas.Table(table), stored.Files))
                _tables[companion] = Stored(made, null);
            if (index && table == DatasetIndex.Table)
                _tables[table] = stored with { Index = DatasetIndex.OfStaged(_database, _publication, stored.Files) };
        }

        var outdated = Outdated(source, inputs);
        remarks = remarks.Concat(outdated.Where(table => !Schemas.Table(table.Key).Companion).Select(table => KeyValuePair.Create(TakenOut + table.Key, table.Value.Rows))).ToDictionary();
        _publication.Commit(fields, _tables, new(_publication.Generation, source, DateTime.UtcNow, settings, inputs, new(rows, rows, 0, none, none), remarks), outdated.Keys);
        return _publication.Current!;
    }

    // They would stand beside rows of other samples, traits or covariates as if they were of these.
    Dictionary<string, StoredTable> Outdated(string source, IReadOnlyList<IngestInput> inputs)
    {
        var files = inputs.Select(input => input.Sha256).ToHashSet();
        var elsewhere = (Current?.Ingests ?? []).Where(ingest => ingest.Source == source && !files.SetEquals(ingest.Inputs.Select(input => input.Sha256))).Select(ingest => ingest.Id).ToHashSet();
        return (Current?.Tables ?? new Dictionary<string, StoredTable>()).Where(table => !_tables.ContainsKey(table.Key) && elsewhere.Contains(table.Value.IngestId)).ToDictionary();
    }

    public void Dispose()
    {
        _database.Dispose();
        _publication.Dispose();
    }

    void Add(TableDefinition table, IReadOnlyList<StoredFile> files, int binWidth) => _tables[table.Name] = Stored(files, binWidth);

    StoredTable Stored(IReadOnlyList<StoredFile> files, int? binWidth) => new(_publication.Generation, files.Sum(file => file.Rows), files.Sum(file => file.Bytes), files, binWidth);
}
