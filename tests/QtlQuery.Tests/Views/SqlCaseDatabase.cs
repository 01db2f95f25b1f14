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
            Execute($"{StoredTableSql.CreateMacro(table, hasFiles: false)}; create table stored_{table.Name} as from stored_{table.Name}([]); create or replace macro stored_{table.Name}(files) as table from stored_{table.Name}");
        foreach (var file in SqlFile.In("macros").Concat(SqlFile.In("views")))
            Execute(file.Text);
    }

    static IEnumerable<TableDefinition> Tables => Schemas.Tables.Values.Where(table => table.Name != "datasets");

    public void Execute(string sql) => Statements.Execute(_connection, sql);

    /// <summary>The rows of a question, cells as DuckDB prints them; or the error that it is.</summary>
    public IReadOnlyList<string> Answer(string question)
    {
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
