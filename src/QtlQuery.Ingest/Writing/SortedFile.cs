using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Holding;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Ingest.Writing;

/// <summary>A Parquet file of one folder that takes sorted rows, each key once, a stretch after the other, and the file of their source cells beside it.</summary>
sealed class SortedFile : IDisposable
{
    readonly GrowingFile _rows;
    readonly GrowingFile? _cellRows;
    readonly CellsFile? _cells;
    long _written;

    /// <param name="present">The table's columns that the source has; the others are null throughout.</param>
    /// <param name="cells">Null where source cells are not kept.</param>
    public SortedFile(WorkDatabase database, TableDefinition table, IReadOnlySet<string> present, GenomeBuild build, string path, CellsFile? cells, string cellsPath)
    {
        Path = path;
        var stored = table.StoredColumns.Select(column => present.Contains(column.Name) ? StoredTableSql.Name(column.Name) : $"cast(null as {column.Type}) as {StoredTableSql.Name(column.Name)}");
        _rows = new(database, from => $"copy (select {string.Join(", ", stored)} from {from}) to $path ({StoredTableSql.ParquetOptions(table, build)})", path);
        _cells = cells;
        _cellRows = cells is null ? null : new(database, cells.Copy, cellsPath);
    }

    public string Path { get; }

    /// <summary>Takes over rows that come after those before.</summary>
    /// <param name="held">What they are held in, disposed of when they are written.</param>
    public FoldedRows Add(SortedHeldRows rows, IDisposable held)
    {
        var users = new SharedHold(held, _cells is null ? 1 : 2);
        rows.Kept.Own(users);
        if (_cells?.Selection(rows, _written) is { } selection)
        {
            selection.Own(users);
            _cellRows!.Add(selection);
        }

        _written += rows.Kept.Rows;
        _rows.Add(rows.Kept);
        return new(rows.Folded, rows.Contradicting);
    }

    /// <summary>Waits until all is written.</summary>
    public void Finish()
    {
        _rows.Finish();
        _cellRows?.Finish();
    }

    public void Dispose()
    {
        _rows.Dispose();
        _cellRows?.Dispose();
    }
}
