using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest.Originals;

namespace QtlQuery.Ingest.Writing;

/// <summary>Merges files of one folder that <see cref="SortedFile"/> wrote into one, sorted, each key once; DuckDB sorts, on disk where memory does not hold them.</summary>
/// <param name="present">The table's columns that the source has; the others are null throughout and are left out of all work on rows.</param>
sealed class MergedFile(WorkDatabase database, TableDefinition table, IReadOnlySet<string> present, GenomeBuild build)
{
    const int MostParts = 900;
    const long MostRowsAPart = 1_000_000_000;

    readonly string _columns = Names(table.Columns.Select(column => column.Name).Where(present.Contains));
    readonly string _key = string.Join(", ", KeyExpressions(table, present));

    // What must agree for rows of one key to be the same association under several rsids.
    readonly string _content = $"hash({Names(table.Columns.Select(column => column.Name).Where(name => present.Contains(name) && name != "rsid"))})";

    readonly string _order = Names(table.Order.Where(present.Contains).Append("line_number"));

    CellsFile? _cells;
    string _cellNames = "";

    IEnumerable<string> KeyNames => KeyExpressions(table, present).Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"key_{i}"));

    string NamedKeys => string.Join(", ", KeyExpressions(table, present).Zip(KeyNames, (key, name) => $"{key} as {name}"));

    /// <summary>Has source cells written beside the files.</summary>
    public void Keep(SourceCells cells) => (_cells, _cellNames) = (new(database, cells, table, build), string.Concat(cells.Names.Select(name => $", {name}")));

    /// <param name="rows">A select that gives the present columns, line_number and key_hash, and source cells where they are kept.</param>
    /// <param name="cellsPath">Where those are written.</param>
    /// <param name="foldedBefore">The select of lines that were folded into the rows earlier, with their cells; null where none were.</param>
    public FoldedRows Write(string rows, string path, string cellsPath, string? foldedBefore)
    {
        database.Execute($"create or replace temp table repeated_keys as select key_hash from ({rows}) group by key_hash having count(*) > 1");
        var outcome = new FoldedRows(0, []);
        var distinct = rows;
        var isRepeated = database.Query<long>("select count(*) from repeated_keys")[0] > 0;
        if (isRepeated)
        {
            // Few as a rule: they are looked at several times, the others but once.
            database.Execute($"create or replace temp table same_key as select * from ({rows}) where key_hash in (from repeated_keys)");
            Fold();
            outcome = new(
                database.Query<long>("select count(*) from repeated_rows where agrees and place > 1")[0],
                database.Query<long>("select line_number from repeated_rows where not agrees order by all"));
            distinct = $"""
                select {_columns}, line_number{_cellNames}
                from ({rows})
                where key_hash not in (from repeated_keys)
                union all
                select {string.Join(", ", table.Columns.Select(column => column.Name).Where(present.Contains).Select(name => name == "rsid" ? "coalesce(rsids, rsid) as rsid" : StoredTableSql.Name(name)))}, line_number{_cellNames}
                from (
                    select *, {NamedKeys}, row_number() over (partition by {_key} order by line_number, {_content}) as place
                    from same_key
                ) as repeated
                left join folded on {string.Join(" and ", KeyNames.Select(name => $"repeated.{name} is not distinct from folded.{name}"))}
                where place = 1
                """;
        }

        var stored = table.StoredColumns.Select(column => present.Contains(column.Name) ? StoredTableSql.Name(column.Name) : $"cast(null as {column.Type}) as {StoredTableSql.Name(column.Name)}");
        var sorted = $"(select {_columns} from ({distinct}) order by {_order})";
        if (_cells is not null)
        {
            // Sorting moves every column of a row, and most cells of most files come back by themselves.
            var named = _cells.Named(rows);
            database.Execute($"create or replace temp table sorted_rows as select {_columns}, line_number{string.Concat(named.Select(name => $", {name}"))} from ({distinct}) order by {_order}");
            if (foldedBefore is not null)
                database.Execute($"create or replace temp table folded_before as {foldedBefore}");
            _cells.Write("sorted_rows", named, isRepeated ? ("same_key", "repeated_rows") : null, foldedBefore is null ? null : "folded_before", cellsPath);
            sorted = "sorted_rows";
        }

        database.Execute(
            $"copy (select {string.Join(", ", stored)} from {sorted}) to $path ({StoredTableSql.ParquetOptions(table, build)})",
            new { path });
        if (_cells is not null)
            database.Execute("drop table sorted_rows");
        return outcome;
    }

    // The first row of each key stays, with the rsids of all that agree with it in ascending order. Only what decides is carried along.
    // A line's number does not tell its rows apart: where columns or the items of a list become rows, several have the same.
    void Fold()
    {
        var names = string.Join(", ", KeyNames);
        database.Execute($"""
            create or replace temp table repeated_rows as
            select line_number, {names}, label, content = first_value(content) over by_line as agrees, first_value(line_number) over by_line as first_line, row_number() over by_line as place
            from (
                select line_number, {NamedKeys}, {_content} as content, {(present.Contains("rsid") ? "rsid" : "cast(null as varchar)")} as label
                from same_key
            )
            window by_line as (partition by {names} order by line_number, content)
            """);
        // Merged parts hold lists of rsids already.
        database.Execute($"""
            create or replace temp table folded as
            select {names}, string_agg(label, ',' order by length(label), label) as rsids
            from (
                select distinct {names}, unnest(string_split(label, ',')) as label from repeated_rows where agrees and contains(label, ',')
                union
                select {names}, label from repeated_rows where agrees and not contains(label, ',')
            )
            group by all
            """);
    }

    /// <summary>A select of a file that was written before, its rows numbered in the order of files.</summary>
    /// <param name="part">Its place among the files of the folder, from 0.</param>
    public string Reread(string path, string cellsPath, int part, TableFolder bin)
    {
        var chromosome = bin.Chromosome switch
        {
            null => "",
            StoreLayout.NoChromosome => ", cast(null as varchar) as chromosome",
            _ => $", '{bin.Chromosome}' as chromosome",
        };
        var rows = string.Create(
            CultureInfo.InvariantCulture,
            $"select {_columns}, {LineOfRow(part, "file_row_number")} as line_number, hash({_key}) as key_hash, file_row_number as file_row from (select *{chromosome} from read_parquet('{path.Replace("'", "''", StringComparison.Ordinal)}', file_row_number = true, hive_partitioning = false))");
        return _cells is null ? rows : _cells.WithCells(rows, cellsPath);
    }

    /// <summary>The select of lines that were folded into rows of a file that was written before; null where source cells are not kept.</summary>
    public string? RereadFolded(string cellsPath, int part) => _cells?.Folded(cellsPath, row => LineOfRow(part, row));

    // Each row has a line of its own, below those of all files.
    static string LineOfRow(int part, string row) => string.Create(CultureInfo.InvariantCulture, $"(cast({part - MostParts} as bigint) * {MostRowsAPart} + {row})");

    /// <summary>What makes two rows the same. Variants without a place are told apart by their labels.</summary>
    static IEnumerable<string> KeyExpressions(TableDefinition table, IReadOnlySet<string> present)
    {
        var columns = table.Key.Where(present.Contains).Select(StoredTableSql.Name);
        return table.IsBinned && present.Contains("position") && present.Contains("rsid") ? columns.Append("case when position is null then rsid end") : columns;
    }

    static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(StoredTableSql.Name));
}
