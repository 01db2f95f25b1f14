using DuckDB.NET.Data;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Tests.Views;

/// <summary>Every view and macro, over tables <c>stored_NAME</c> that a case fills: no files, and no function of the program.</summary>
public sealed class SqlCaseDatabase : IDisposable
{
    readonly DuckDBConnection _connection = new("DataSource=:memory:;threads=2");

    public SqlCaseDatabase()
    {
        _connection.Open();
        Execute(StoredDatasets.CreateTable("'[]'"));
        foreach (var table in Tables)
            Execute($"{StoredTableSql.CreateMacro(table, hasFiles: false, [])}; create table stored_{table.Name} as from stored_{table.Name}([]); create or replace macro stored_{table.Name}(files) as table from stored_{table.Name}");
        Execute($"create or replace macro stored_trait_leads(files) as table from stored_trait_leads union all {TraitLeads.Select("stored_association_leads where dataset_id not in (select dataset_id from stored_trait_leads)")}");
        foreach (var file in SqlFile.In("macros").Concat(SqlFile.In("views")))
            Execute(file.Text);
    }

    // A case has rows and no files: their paths are made up for what has_files tells of them.
    static readonly string[] AskedForFiles = [.. Tables.Select(table => table.Name).Where(table => SqlFile.In("views").Any(view => view.Text.Contains($"has_files(dataset_id, getvariable('{table}_files'))", StringComparison.Ordinal)))];

    static IEnumerable<TableDefinition> Tables => Schemas.Tables.Values.Where(table => table.Name != "datasets");

    public void Execute(string sql) => Statements.Execute(_connection, sql);

    /// <summary>The rows of a question, cells as DuckDB prints them; or the error that it is.</summary>
    public IReadOnlyList<string> Answer(string question)
    {
        foreach (var table in AskedForFiles)
            Execute($"set variable {StoredTableSql.FilesVariable(table)} = (select list(distinct 'dataset_id=' || dataset_id || '/') from stored_{table})");
        try
        {
            var rows = Statements.Read(
                _connection,
                $"select cast(columns(*) as varchar) from ({question})",
                row => string.Join(" | ", Enumerable.Range(0, row.FieldCount).Select(column => row.IsDBNull(column) ? "null" : row.GetString(column))));
            return rows.Count == 0 ? ["no rows"] : rows;
        }
        catch (DuckDBException e)
        {
            return [$"error: {e.Message}"];
        }
    }

    /// <summary>Empties the tables for the next case.</summary>
    public void Empty() => Execute(string.Concat(Schemas.Tables.Keys.Select(table => $"delete from stored_{table};")));

    public void Dispose() => _connection.Dispose();
}
