using QtlQuery.Core;
using QtlQuery.Engine.Store;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery check</c> looks for damage in a store.</summary>
static class CheckCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var command = new ProgramCommand("check", "Look for damage in a store: files that are missing, unreadable, changed or listed by no dataset", "qtlquery check --store gtex.store") { common.Store };
        command.SetAction(parsed =>
        {
            var layout = common.Layout(parsed, session);
            var problems = StoreCheck.Run(layout, session.Cancellation);
            foreach (var problem in problems)
                session.Write(problem + "\n");
            if (problems.Count > 0)
                throw new QtlQueryException(problems.Count == 1 ? "1 problem found" : $"{problems.Count} problems found", "Ingest a damaged dataset again from its source files, or take it out with 'qtlquery remove'.");
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine("no problems found");
            return ExitCode.Done;
        });
        return command;
    }
}
