using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Checking;

/// <summary>A table of one dataset, as the relations that suspicions ask.</summary>
/// <remarks>
/// <code>
/// checked   chromosome and position of every row
/// sampled   rows with all columns of associations and gwas: all of a small table, of a large one the first rows of files spread over the genome
/// known     variants of other datasets at the beginning of up to four of those files, one row per dataset_id, chromosome, position, ref, alt
/// </code>
/// </remarks>
sealed class CheckedTable
{
    /// <summary>Rows of a sample: what two cores read in a second or two. It finds what is wrong in one row of a thousand.</summary>
    const long SampledRows = 500_000;

    /// <summary>Files that a sample is spread over: each costs a row group of 61,440 rows, whatever is taken of it.</summary>
    const int SampledFiles = 48;

    const int KnownRegions = 4;

    /// <summary>Stretch that is compared with other datasets: some thousand variants of a dense one.</summary>
    const int KnownBp = 2_000_000;

    /// <summary>Other datasets that a stretch is compared with.</summary>
    const int KnownDatasets = 6;

    static readonly string[] Sampled = ["associations", "gwas"];

    static readonly IReadOnlyList<ColumnDefinition> Columns =
    [
        .. Sampled.SelectMany(table => Schemas.Table(table).Columns).DistinctBy(column => column.Name).Where(column => column.Name != "neg_log10_p_below_range"),
        Schemas.Table("associations").Derived!.Single(column => column.Name == "neg_log10_p"),
    ];

    readonly DuckDBConnection _connection;
    readonly QtlStore _store;
    readonly DatasetDescriptor _dataset;
    readonly TableDefinition _table;

    public CheckedTable(DuckDBConnection connection, QtlStore store, DatasetDescriptor dataset, TableDefinition table)
    {
        _connection = connection;
        _store = store;
        _dataset = dataset;
        _table = table;
        CreateChecked();
        CreateKnown(CreateSampled());
        Filled = ReadFilled();
    }

    /// <summary>Columns that have a value in some row of the sample.</summary>
    public IReadOnlySet<string> Filled { get; }

    StoredTable Contents => _dataset.Tables[_table.Name];

    void CreateChecked()
    {
        Statements.Execute(_connection, "set variable checked_files = $files", ("files", Contents.Files.Select(file => _store.Layout.FullPath(file.Path)).ToList()));
        Statements.Execute(_connection, $"create or replace temp view checked as select chromosome, position from {_table.Name}_in(getvariable('checked_files'))");
    }

    // Returns the files that rows were taken of.
    List<StoredFile> CreateSampled()
    {
        var columns = string.Join(", ", Columns.Select(column => $"cast({(Has(column) ? StoredTableSql.Name(column.Name) : "null")} as {column.Type}) as {StoredTableSql.Name(column.Name)}"));
        Statements.Execute(_connection, $"create or replace temp table sampled as select {columns} from {_table.Name}_in(getvariable('checked_files')) where false");
        var files = Contents.Files;
        var whole = Contents.Rows <= SampledRows;
        var every = whole ? 1 : (files.Count + SampledFiles - 1) / SampledFiles;
        var picked = files.Where((_, i) => i % every == 0).ToList();
        var each = whole ? SampledRows : SampledRows / picked.Count;
        foreach (var file in picked)
            Statements.Execute(_connection, $"insert into sampled select {columns} from {_table.Name}_in([$file]) limit $rows", ("file", _store.Layout.FullPath(file.Path)), ("rows", each));
        return picked;
    }

    void CreateKnown(List<StoredFile> sampled)
    {
        Statements.Execute(
            _connection,
            "create or replace temp table known (dataset_id varchar, chromosome varchar, position integer, ref varchar, alt varchar, effect_allele_frequency double, ref_is_reference boolean)");
        var others = _store.Catalogue.Datasets.Keys.Where(id => id != _dataset.DatasetId).Order(StringComparer.Ordinal).ToList();
        var every = (sampled.Count + KnownRegions - 1) / KnownRegions;
        foreach (var file in sampled.Where((file, i) => i % every == 0))
        {
            var (first, last) = Statements.Read(
                _connection,
                "select min(position), least(max(position), min(position) + $width) from sampled where chromosome = $chromosome and position between $first and $last",
                row => (row.GetInt32(0), row.GetInt32(1)),
                ("width", KnownBp), ("chromosome", file.Chromosome), ("first", file.FirstPosition), ("last", file.LastPosition))[0];
            var region = new GenomicRegion(file.Chromosome!, first, last);
            var tables = from other in others
                         from table in Sampled
                         let files = _store.Catalogue.Files(table, region, new HashSet<string> { other })
                         where files.Count > 0
                         select (table, files);
            foreach (var (table, files) in tables.Take(KnownDatasets))
            {
                Statements.Execute(
                    _connection,
                    $"""
                    insert into known
                    select dataset_id, chromosome, position, ref, alt, any_value(effect_allele_frequency), bool_and(ref_is_reference)
                    from {table}_in($files)
                    where chromosome = $chromosome and position between $first and $last
                    group by all
                    """,
                    ("files", files), ("chromosome", region.Chromosome), ("first", region.Start), ("last", region.End));
            }
        }
    }

    HashSet<string> ReadFilled()
    {
        var sql = $"select {string.Join(", ", Columns.Select(column => $"count({StoredTableSql.Name(column.Name)})"))} from sampled";
        var counts = Statements.Read(_connection, sql, row => Enumerable.Range(0, Columns.Count).Select(row.GetInt64).ToList())[0];
        return [.. Columns.Where((_, i) => counts[i] > 0).Select(column => column.Name)];
    }

    bool Has(ColumnDefinition column) => _table.Has(column.Name) || _table.Derived!.Any(derived => derived.Name == column.Name);
}
