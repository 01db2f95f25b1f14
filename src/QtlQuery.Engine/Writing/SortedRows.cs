using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Writing;

/// <summary>Rows in any order of a table that is cut by chromosome and bin; DuckDB holds them, on disk where they are many, and sorts each bin.</summary>
public sealed class SortedRows : IDisposable
{
    const string Held = "sorted_rows";

    readonly WorkDatabase _database;
    readonly Publication _publication;
    readonly GenomeBuild _build;
    readonly IReadOnlyList<ColumnDefinition> _columns;
    readonly RowAppender _rows;

    /// <param name="columns">The first is <c>chromosome</c>.</param>
    internal SortedRows(WorkDatabase database, TableDefinition table, IReadOnlyList<string> columns, int binWidth, Publication publication, GenomeBuild build)
    {
        (_database, Table, BinWidth, _publication, _build) = (database, table, binWidth, publication, build);
        _columns = [.. columns.Select(column => table.Columns.Single(each => each.Name == column))];
        database.Execute(StoredTableSql.CreateTable(Held, _columns));
        _rows = database.Append(Held, _columns);
    }

    public TableDefinition Table { get; }

    /// <summary>bp.</summary>
    public int BinWidth { get; }

    /// <summary>Where the cells of a row are set before <see cref="RowAppender.EndRow"/>.</summary>
    public RowAppender Rows => _rows;

    public void Dispose() => _rows.Dispose();

    internal IReadOnlyList<StoredFile> Finish()
    {
        _rows.Finish();
        var select = string.Join(", ", Table.StoredColumns.Select(column =>
            _columns.Any(each => each.Name == column.Name) ? StoredTableSql.Name(column.Name) : $"cast(null as {column.Type}) as {StoredTableSql.Name(column.Name)}"));
        var order = string.Join(", ", Table.Order.Select(StoredTableSql.Name));
        var files = new List<StoredFile>();
        foreach (var (chromosome, bin, count, first, last) in _database.Query<(string, int, long, int, int)>(
            $"select chromosome, (position // $width)::integer, count(*), min(position), max(position) from {Held} group by all", new { width = BinWidth })
            .OrderBy(each => Chromosome.Order(each.Item1)).ThenBy(each => each.Item1, StringComparer.Ordinal).ThenBy(each => each.Item2))
        {
            var path = _publication.StagedFile(Table.Name, chromosome, bin);
            _database.Execute(
                $"copy (select {select} from {Held} where chromosome = $chromosome and position // $width = $bin order by {order}) to $path ({StoredTableSql.ParquetOptions(Table, _build)})",
                new { chromosome, width = BinWidth, bin, path });
            files.Add(new(_publication.PublishedPath(path), count, new FileInfo(path).Length, chromosome, bin, first, last));
        }

        _database.Execute($"drop table {Held}");
        return files;
    }
}
