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
        // Which rows they are is found without all the other columns, whose sorting is what takes time.
        database.Execute($"create or replace temp table first_rows as select * from {run} where line_number in (select line_number from {run} where refusal is null order by {order} limit {RowsWritten}) order by {order}");
        var rows = Bytes(string.Join(", ", table.StoredColumns.Where(column => present.Contains(column.Name)).Select(column => StoredTableSql.Name(column.Name))));
        var extra = Bytes(string.Join(", ", cells.Names));
        database.Execute("drop table first_rows");
        return rows == 0 ? 0 : (double)extra / rows;

        long Bytes(string columns)
        {
            var path = Path.Combine(folder, "_first_rows.parquet");
            database.Execute($"copy (select {columns} from first_rows) to $path ({StoredTableSql.ParquetOptions(table, build)})", new { path });
            var bytes = database.Query<long?>("select cast(sum(total_compressed_size) as bigint) from parquet_metadata($path) where stats_null_count is distinct from num_values", new { path })[0];
            File.Delete(path);
            return bytes ?? 0;
        }
    }
}
