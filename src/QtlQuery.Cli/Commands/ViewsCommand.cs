using QtlQuery.Cli.Output;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery views</c> lists the views and macros that a query can use.</summary>
static class ViewsCommand
{
    public static ProgramCommand Create(Session session)
    {
        var output = OutputOptions.ForLists(session);
        var command = new ProgramCommand("views", "List the views and macros that a query can use", "qtlquery views") { output.Format, output.Output };
        command.SetAction(parsed =>
        {
            var files = SqlFile.In("views").Concat(SqlFile.In("macros")).OrderByDescending(file => file.Folder, StringComparer.Ordinal).ThenBy(file => file.Name, StringComparer.Ordinal);
            output.Write(parsed, ["name", "kind", "grain", "about"], files.Select(file => new object?[] { file.Name, file.Folder.TrimEnd('s'), file.Grain, file.About }));
            return ExitCode.Done;
        });
        return command;
    }
}
