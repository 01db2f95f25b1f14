using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Writing;

/// <summary>Writes a table that is one file: a select of its stored columns, in the table's order.</summary>
public sealed class SmallTable(WorkDatabase database, GenomeBuild build, Publication publication)
{
    /// <param name="select">Gives at least the stored columns.</param>
    /// <param name="files">What <c>$files</c> in it means, where it is named.</param>
    /// <param name="first">A condition whose rows come before the others, each in the table's order.</param>
    public StoredFile Write(TableDefinition table, string select, IReadOnlyList<string>? files = null, string? first = null)
    {
        var path = publication.StagedFile(table.Name);
        var columns = string.Join(", ", table.StoredColumns.Select(column => StoredTableSql.Name(column.Name)));
        var order = $"{(first is null ? "" : $"not ({first}), ")}{string.Join(", ", table.Order.Select(StoredTableSql.Name))}";
        var sql = $"copy (select {columns} from ({select}) order by {order}) to $path ({StoredTableSql.ParquetOptions(table, build)})";
        var rows = database.Execute(sql, files is null ? new { path } : new { files = new ListValue<string>(files), path });
        return new(publication.PublishedPath(path), rows, new FileInfo(path).Length);
    }
}
