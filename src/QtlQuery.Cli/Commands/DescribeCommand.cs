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
            {
                var columns = Columns(store, one).ToList();
                output.Write(parsed, ["column", "type", "unit", "meaning"], columns);
                if (!parsed.GetValue(common.Quiet))
                    session.Error.Write(About(store, one, [.. columns.Select(column => (string)column[0]!)]));
            }
            else
                output.Write(parsed, ["name", "grain", "about"], Relations(store));
            return ExitCode.Done;
        });
        return command;
    }

    static IEnumerable<object?[]> Relations(QtlStore store) =>
        from name in Names(store)
        let view = store.Views.FirstOrDefault(file => file.Name == name)
        let table = Schemas.Tables.GetValueOrDefault(name)
        select new object?[] { name, view?.Grain ?? table?.Grain, view?.About ?? table?.Title };

    /// <summary>What a row is, how the view is asked, and what makes it quick, for people to read beside the columns.</summary>
    static string About(QtlStore store, string name, IReadOnlyCollection<string> columns)
    {
        var view = store.Views.FirstOrDefault(file => file.Name == name);
        var about = view?.About ?? Schemas.Tables.GetValueOrDefault(name)?.Title;
        var grain = view?.Grain ?? Schemas.Tables.GetValueOrDefault(name)?.Grain;
        return $"{name}: {about}\n  {grain}\n  for example: {view?.Example ?? $"select * from {name} limit 10"}\n{string.Concat(SparedReading.Of(store.Views, name, columns).Select(line => $"  {line}\n"))}";
    }

    /// <summary>Column, type, unit and meaning.</summary>
    internal static IEnumerable<object?[]> Columns(QtlStore store, string name)
    {
        if (store.Views.FirstOrDefault(file => file.Name == name && !Names(store).Contains(name)) is { } macro)
        {
            return store.Query<Column>($"select column_name, column_type as data_type from (describe {macro.Example})")
                .Select(column => (Column: column, Definition: Definition(store, name, column.ColumnName)))
                .Select(each => new object?[] { each.Column.ColumnName, each.Column.DataType, each.Definition?.Unit, each.Definition?.Meaning });
        }

        var names = Names(store);
        if (!names.Contains(name))
        {
            throw new QtlQueryException(
                $"'{name}' is not a table or view",
                NearestName.To(name, names) is { } near ? $"Did you mean '{near}'? 'qtlquery describe' lists them all." : "'qtlquery describe' lists them.");
        }

        return store.Query<Column>("select column_name, data_type from duckdb_columns() where table_name = $name order by column_index", new { name })
            .Select(column => (Column: column, Definition: Definition(store, name, column.ColumnName)))
            .Select(each => new object?[] { each.Column.ColumnName, each.Column.DataType, each.Definition?.Unit, each.Definition?.Meaning });
    }

    static IReadOnlyList<string> Names(QtlStore store) =>
        store.Query<string>("select table_name from information_schema.tables where table_schema = 'main' and not starts_with(table_name, 'stored_') order by table_name");

    /// <summary>What a column of that name means by the view's own header, in the table, or in what the view is built on.</summary>
    static (string? Unit, string Meaning)? Definition(QtlStore store, string relation, string column)
    {
        if (column == "dataset_id")
            return (null, Schemas.Table("datasets").Columns.First(each => each.Name == column).Meaning);
        var view = store.Views.FirstOrDefault(file => file.Name == relation);
        if (view is not null && Given(view, column) is { } given)
            return given;
        // gwas_in and the like read the table of their name from a list of files.
        if (Schemas.Tables.GetValueOrDefault(relation.EndsWith("_in", StringComparison.Ordinal) ? relation[..^"_in".Length] : relation) is { } table
            && table.Columns.Concat(table.Derived ?? []).FirstOrDefault(each => each.Name == column) is { } found)
        {
            return (found.Unit, found.Meaning);
        }

        return view?.Uses
            .Where(used => used != relation)
            .Select(used => Definition(store, used, column))
            .FirstOrDefault(each => each is not null);
    }

    static (string? Unit, string Meaning)? Given(SqlFile view, string column) =>
        view.Gives.Where(each => each.Column == column).Select(each => ((string?, string)?)(each.Unit, each.Meaning)).FirstOrDefault();

    sealed record Column(string ColumnName, string DataType);
}
