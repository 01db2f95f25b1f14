using System.CommandLine;
using QtlQuery.Cli.Output;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery describe</c> says what can be asked of a store: its tables and views, or the columns of one.</summary>
static class DescribeCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var name = new Argument<string?>("NAME") { Description = "List the columns of this table or view", Arity = ArgumentArity.ZeroOrOne };
        var output = OutputOptions.ForLists(session);
        var command = new ProgramCommand("describe", "List the tables and views of a store, or the columns of one", "qtlquery describe --store gtex.store associations")
        {
            name, common.Store, output.Format, output.Output,
        };
        command.SetAction(parsed =>
        {
            using var store = common.Open(parsed, session);
            if (parsed.GetValue(name) is { } one)
                output.Write(parsed, ["column", "type", "unit", "meaning"], Columns(store, one));
            else
                output.Write(parsed, ["name", "grain", "about"], Relations(store));
            return ExitCode.Done;
        });
        return command;
    }

    static IEnumerable<object?[]> Relations(QtlStore store) =>
        from name in Names(store)
        let view = SqlFile.In("views").FirstOrDefault(file => file.Name == name)
        let table = Schemas.Tables.GetValueOrDefault(name)
        select new object?[] { name, view?.Grain ?? table?.Grain, view?.About ?? table?.Title };

    static IEnumerable<object?[]> Columns(QtlStore store, string name)
    {
        var names = Names(store);
        if (!names.Contains(name))
        {
            throw new QtlQueryException(
                $"'{name}' is not a table or view",
                NearestName.To(name, names) is { } near ? $"Did you mean '{near}'? 'qtlquery describe' lists them all." : "'qtlquery describe' lists them.");
        }

        return store.Query<Column>("select column_name, data_type from duckdb_columns() where table_name = $name order by column_index", new { name })
            .Select(column => (Column: column, Definition: Definition(name, column.ColumnName)))
            .Select(each => new object?[] { each.Column.ColumnName, each.Column.DataType, each.Definition?.Unit, each.Definition?.Meaning });
    }

    static IReadOnlyList<string> Names(QtlStore store) =>
        store.Query<string>("select table_name from information_schema.tables where table_schema = 'main' and not starts_with(table_name, 'stored_') order by table_name");

    /// <summary>What a column of that name means in the table, or in those that the view is built on.</summary>
    static ColumnDefinition? Definition(string relation, string column)
    {
        if (column == "dataset_id")
            return Schemas.Table("datasets").Columns.First(each => each.Name == column);
        if (Schemas.Tables.GetValueOrDefault(relation) is { } table
            && table.Columns.Concat(table.Derived ?? []).FirstOrDefault(each => each.Name == column) is { } found)
        {
            return found;
        }

        return SqlFile.In("views").FirstOrDefault(file => file.Name == relation)?.Uses
            .Where(used => used != relation)
            .Select(used => Definition(used, column))
            .FirstOrDefault(each => each is not null);
    }

    sealed record Column(string ColumnName, string DataType);
}
