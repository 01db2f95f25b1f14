using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Holding;
using QtlQuery.Engine.Sql;
using QtlQuery.Ingest.Originals;

namespace QtlQuery.Ingest.Writing;

/// <summary>Writes held rows of one folder as a Parquet file, sorted, each key once.</summary>
/// <param name="present">The table's columns that the source has; the others are null throughout.</param>
sealed class SortedFile(WorkDatabase database, TableDefinition table, IReadOnlySet<string> present, GenomeBuild build)
{
    CellsFile? _cells;

    /// <summary>Has source cells written beside the files.</summary>
    public void Keep(SourceCells cells) => _cells = new(database, cells, table, build);

    /// <param name="cellsPath">Where source cells are written, where they are kept.</param>
    public FoldedRows Write(IReadOnlyList<HeldFolders> runs, HeldFolder folder, string path, string cellsPath)
    {
        using var sorted = database.Sort(runs, table, folder);
        var stored = table.StoredColumns.Select(column => present.Contains(column.Name) ? StoredTableSql.Name(column.Name) : $"cast(null as {column.Type}) as {StoredTableSql.Name(column.Name)}");
        database.Execute($"copy (select {string.Join(", ", stored)} from {sorted.From}) to $path ({StoredTableSql.ParquetOptions(table, build)})", new { path });
        _cells?.Write(sorted, cellsPath);
        return new(sorted.Folded, sorted.Contradicting);
    }
}
