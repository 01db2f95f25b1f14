using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Writing;

/// <summary>A dataset whose rows were computed here, on its way into a store: tables are staged one after the other and published at once.</summary>
/// <remarks>Disposed without <see cref="Commit"/>, or killed, it leaves the store as it was.</remarks>
public sealed class ComputedDataset : IDisposable
{
    readonly Publication _publication;
    readonly WorkDatabase _database;
    readonly GenomeBuild _build;
    readonly Dictionary<string, StoredTable> _tables = [];

    ComputedDataset(Publication publication, WorkDatabase database, GenomeBuild build) => (_publication, _database, _build) = (publication, database, build);

    /// <summary>The dataset as it is in the store, or null.</summary>
    public DatasetDescriptor? Current => _publication.Current;

    /// <exception cref="QtlQueryException">The directory is no store, or another process writes the dataset.</exception>
    public static ComputedDataset Begin(StoreLayout layout, string datasetId, EngineOptions options, CancellationToken cancellation = default)
    {
        var build = GenomeBuild.Parse(StoreFile.Read(layout).GenomeBuild);
        var publication = Publication.Begin(layout, datasetId);
        try
        {
            options = options with
            {
                MemoryLimitBytes = options.MemoryLimitBytes ?? 512L << 20,
                TemporaryDirectory = options.TemporaryDirectory ?? Path.Combine(publication.WorkFolder, "_spill"),
            };
            return new(publication, WorkDatabase.Open(options, cancellation), build);
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

    /// <summary>Makes the finished rows a table of the dataset, with the small tables that go with it.</summary>
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

    /// <summary>Publishes all tables at once; those of the dataset that were not computed now stay.</summary>
    /// <param name="fields">A null leaves what the dataset had.</param>
    /// <param name="source">What computed them, where an ingest names its format.</param>
    /// <param name="settings">What they were computed with.</param>
    /// <param name="inputs">Files that they were computed from.</param>
    /// <param name="remarks">What became of things that gave no rows → how many.</param>
    public DatasetDescriptor Commit(DatasetFields fields, string source, IReadOnlyDictionary<string, string> settings, IReadOnlyList<IngestInput> inputs, IReadOnlyDictionary<string, long> remarks)
    {
        var none = new Dictionary<string, long>();
        var rows = _tables.Values.First().Rows;
        if (Current?.Fields is { } before)
            fields = new(fields.Study ?? before.Study, fields.Quantity ?? before.Quantity, fields.Context ?? before.Context, fields.Trait ?? before.Trait, fields.SampleSize ?? before.SampleSize);
        _publication.Commit(fields, _tables, new(_publication.Generation, source, DateTime.UtcNow, settings, inputs, new(rows, rows, 0, none, none), remarks));
        return _publication.Current!;
    }

    public void Dispose()
    {
        _database.Dispose();
        _publication.Dispose();
    }

    void Add(TableDefinition table, IReadOnlyList<StoredFile> files, int binWidth)
    {
        _tables[table.Name] = Stored(files, binWidth);
        foreach (var (companion, made) in new CompanionTables(_database, _build, _publication).Write(table, files))
            _tables[companion] = Stored(made, null);
    }

    StoredTable Stored(IReadOnlyList<StoredFile> files, int? binWidth) => new(_publication.Generation, files.Sum(file => file.Rows), files.Sum(file => file.Bytes), files, binWidth);
}
