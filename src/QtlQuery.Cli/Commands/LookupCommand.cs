using System.CommandLine;
using QtlQuery.Cli.Output;
using QtlQuery.Engine;
using QtlQuery.Engine.Lookup;

namespace QtlQuery.Cli.Commands;

/// <summary>What <c>gene</c>, <c>variant</c> and <c>region</c> have in common: one thing is looked up, and its associations are printed.</summary>
static class LookupCommand
{
    const string LimitParameter = "qtlquery_limit";

    public static ProgramCommand Create(Session session, CommonOptions common, string name, string description, string example, Argument<string> what, Func<QtlStore, string, LookupQuery> lookUp)
    {
        var limit = new Option<long?>("--limit") { HelpName = "N", Description = "Print the first N rows only" };
        var output = OutputOptions.ForQueries(session);
        var command = new ProgramCommand(name, description, example) { what, common.Store, limit, output.Format, output.Output, common.Memory, common.Threads };
        command.SetAction(parsed =>
        {
            using var store = common.Open(parsed, session);
            var query = lookUp(store, parsed.GetRequiredValue(what));
            var parameters = new Dictionary<string, object?>(query.Parameters);
            var sql = query.Sql;
            if (parsed.GetValue(limit) is { } most)
            {
                sql += $"\nlimit ${LimitParameter}";
                parameters[LimitParameter] = most >= 0 ? most : throw new UsageException($"--limit {most} is not a number of rows", "Give 0 or more.");
            }

            output.Write(parsed, store, sql, parameters);
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine(query.Coverage);
            return ExitCode.Done;
        });
        return command;
    }
}
