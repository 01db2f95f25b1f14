using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;
using QtlQuery.Engine.Writing;

namespace QtlQuery.Ingest.Writing;

/// <summary>What the rows of a source say of other things than their own: genes, expression.</summary>
/// <param name="parameters">Gives the values that a statement takes as <c>$name</c>.</param>
sealed class SideTables(WorkDatabase database, IngestSql sql, Func<string, object> parameters, GenomeBuild build, Publication publication)
{
    readonly List<(TableDefinition Table, SourceTable Source)> _sides = [.. sql.SideTables];
    readonly SmallTable _file = new(database, build, publication);
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
            if (database.Query<long>($"select count(*) from {Work(table)}")[0] > 0)
                yield return (table.Name, [_file.Write(table, $"from {Work(table)}")]);
        }
    }

    static string Work(TableDefinition table) => $"side_{table.Name}";
}
