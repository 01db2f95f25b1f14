using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Writing;

/// <summary>Rows in the order of a table that is cut by chromosome and bin: each bin becomes a file as soon as a row lies beyond it.</summary>
public sealed class BinnedRows : IDisposable
{
    const string Held = "binned_rows";

    readonly WorkDatabase _database;
    readonly Publication _publication;
    readonly GenomeBuild _build;
    readonly IReadOnlyList<ColumnDefinition> _columns;
    readonly List<StoredFile> _files = [];
    RowAppender? _rows;
    (string Chromosome, int Bin) _bin;
    long _binEnd;
    int _first;
    int _last;
    long _count;

    internal BinnedRows(WorkDatabase database, TableDefinition table, IReadOnlyList<string> columns, int binWidth, Publication publication, GenomeBuild build)
    {
        (_database, Table, BinWidth, _publication, _build) = (database, table, binWidth, publication, build);
        _columns = [.. columns.Select(column => table.StoredColumns.Single(each => each.Name == column))];
    }

    public TableDefinition Table { get; }

    /// <summary>bp.</summary>
    public int BinWidth { get; }

    /// <summary>Begins a row. Its cells are set, and <see cref="RowAppender.EndRow"/> called, before the next one begins.</summary>
    public RowAppender Row(string chromosome, int position)
    {
        if (_rows is null || position >= _binEnd || (!ReferenceEquals(chromosome, _bin.Chromosome) && chromosome != _bin.Chromosome))
        {
            WriteBin();
            _database.Execute(StoredTableSql.CreateTable(Held, _columns));
            _rows = _database.Append(Held, _columns);
            _bin = (chromosome, position / BinWidth);
            _binEnd = (_bin.Bin + 1L) * BinWidth;
            (_first, _count) = (position, 0);
        }

        _last = position;
        _count++;
        return _rows;
    }

    public void Dispose() => _rows?.Dispose();

    internal IReadOnlyList<StoredFile> Finish()
    {
        WriteBin();
        return _files;
    }

    void WriteBin()
    {
        if (_rows is null)
            return;
        using (_rows)
            _rows.Finish();
        _rows = null;
        var path = _publication.StagedFile(Table.Name, _bin.Chromosome, _bin.Bin);
        var select = string.Join(", ", Table.StoredColumns.Select(column =>
            _columns.Any(each => each.Name == column.Name) ? StoredTableSql.Name(column.Name) : $"cast(null as {column.Type}) as {StoredTableSql.Name(column.Name)}"));
        _database.Execute($"copy (select {select} from {Held}) to $path ({StoredTableSql.ParquetOptions(Table, _build)})", new { path });
        _database.Execute($"drop table {Held}");
        _files.Add(new(_publication.PublishedPath(path), _count, new FileInfo(path).Length, _bin.Chromosome, _bin.Bin, _first, _last));
    }
}
