using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Writing;

/// <summary>Makes files of one table, computed apart, the files that one run would have written: of a bin's files one, in the table's order.</summary>
/// <remarks>Most bins lie in one chunk, whose file is copied; where windows of two chunks overlap, the rows are sorted together.</remarks>
sealed class JoinedFiles(WorkDatabase database, TableDefinition table, Publication publication, GenomeBuild build)
{
    const string Held = "joined_rows";

    /// <param name="parts">With full paths, cut by the same width of bins.</param>
    public IReadOnlyList<StoredFile> Write(IEnumerable<StoredFile> parts) =>
    [
        .. parts.GroupBy(part => (Chromosome: part.Chromosome!, part.Bin))
            .OrderBy(bin => Chromosome.Order(bin.Key.Chromosome)).ThenBy(bin => bin.Key.Chromosome, StringComparer.Ordinal).ThenBy(bin => bin.Key.Bin)
            .Select(bin => Write(bin.Key.Chromosome, bin.Key.Bin, [.. bin])),
    ];

    StoredFile Write(string chromosome, int? bin, List<StoredFile> parts)
    {
        var path = publication.StagedFile(table.Name, chromosome, bin);
        if (parts is [var only])
            File.Copy(only.Path, path);
        else
            Sort(parts, path);
        return new(
            publication.PublishedPath(path), parts.Sum(part => part.Rows), new FileInfo(path).Length, chromosome, bin, parts.Min(part => part.FirstPosition), parts.Max(part => part.LastPosition));
    }

    // By way of a table, as a run writes its rows: the bytes are then the same.
    void Sort(List<StoredFile> parts, string path)
    {
        var columns = string.Join(", ", table.StoredColumns.Select(column => StoredTableSql.Name(column.Name)));
        database.Execute(
            $"create temp table {Held} as select {columns} from read_parquet($files, hive_partitioning = false) order by {string.Join(", ", table.Order.Select(StoredTableSql.Name))}",
            new { files = new ListValue<string>([.. parts.Select(part => part.Path)]) });
        database.Execute($"copy (select {columns} from {Held}) to $path ({StoredTableSql.ParquetOptions(table, build)})", new { path });
        database.Execute($"drop table {Held}");
    }
}
