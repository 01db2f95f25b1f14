using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Ingest.Writing;

/// <summary>What the rows of a source say of other things than their own: genes, expression.</summary>
/// <param name="parameters">Gives the values that a statement takes as <c>$name</c>.</param>
sealed class SideTables(WorkDatabase database, IngestSql sql, Func<string, object> parameters, GenomeBuild build, Publication publication)
{
    readonly List<(TableDefinition Table, SourceTable Source)> _sides = [.. sql.SideTables];
    bool _created;

    /// <summary>Adds what a run of checked rows says and was not known yet.</summary>
    public void Add(string run)
    {
        foreach (var (table, source) in _sides)
        {
            if (!_created)
                database.Execute(StoredTableSql.CreateTable(Work(table), table.StoredColumns));
            var add = sql.AddSideRows(table, source, run, Work(table));
            database.Execute(add, parameters(add));
        }

        _created = true;
    }

    /// <summary>Writes the tables that have rows.</summary>
    public IEnumerable<(string Table, IReadOnlyList<StoredFile> Files)> Write()
    {
        foreach (var (table, _) in _sides)
        {
            var rows = database.Query<long>($"select count(*) from {Work(table)}")[0];
            if (rows == 0)
                continue;
            var path = publication.StagedFile(table.Name);
            database.Execute($"copy (from {Work(table)} order by {string.Join(", ", table.Order.Select(StoredTableSql.Name))}) to $path ({StoredTableSql.ParquetOptions(table, build)})", new { path });
            yield return (table.Name, [new(publication.PublishedPath(path), rows, new FileInfo(path).Length)]);
        }
    }

    static string Work(TableDefinition table) => $"side_{table.Name}";
}
