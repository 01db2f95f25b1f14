using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Ingest.Originals;

/// <summary>What source cells add to the size of the rows, measured on the first row group that a run would write.</summary>
static class ExtraShare
{
    /// <summary>The share above which source cells are not kept unless the user asks for them.</summary>
    public const double Most = 0.1;

    const int RowsWritten = 61_440;

    /// <param name="run">What gives checked rows with cells, each of a line of its own.</param>
    /// <param name="present">The table's columns that it has.</param>
    public static double Of(WorkDatabase database, string run, TableDefinition table, IReadOnlySet<string> present, SourceCells cells, GenomeBuild build, string folder)
    {
        var order = string.Join(", ", table.Order.Prepend("chromosome").Where(present.Contains).Distinct().Select(StoredTableSql.Name).Append("line_number"));
        var stored = table.StoredColumns.Where(column => present.Contains(column.Name)).Select(column => StoredTableSql.Name(column.Name));
        var path = Path.Combine(folder, "_first_rows.parquet");
        // Which rows they are is found without all the other columns, whose sorting is what takes time.
        database.Execute(
            $"""
            copy (
                select {string.Join(", ", stored.Concat(cells.Names))}
                from {run}
                where line_number in (select line_number from {run} where refusal is null order by {order} limit {RowsWritten})
                order by {order}
            ) to $path ({StoredTableSql.ParquetOptions(table, build)})
            """,
            new { path });
        var (rows, extra) = database.Query<(double?, double?)>(
            """
            select sum(total_compressed_size) filter (not starts_with(path_in_schema, $cell))::double, sum(total_compressed_size) filter (starts_with(path_in_schema, $cell))::double
            from parquet_metadata($path)
            where stats_null_count is distinct from num_values
            """,
            new { path, cell = SourceCells.Name("") })[0];
        File.Delete(path);
        return rows is null ? 0 : (extra ?? 0) / rows.Value;
    }
}
