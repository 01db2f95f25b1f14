using System.CommandLine;
using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery init</c> makes an empty store.</summary>
static class InitCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var build = new Option<string>("--build") { HelpName = "BUILD", Required = true, Description = "Genome build of every position in the store, such as GRCh38; files on another are refused" };
        var command = new ProgramCommand("init", "Make an empty store", "qtlquery init --store gtex.store --build GRCh38") { common.Store, build };
        command.SetAction(parsed =>
        {
            var path = common.Layout(parsed, session).Root;
            var genomeBuild = GenomeBuild.Parse(parsed.GetRequiredValue(build));
            QtlStore.Create(path, genomeBuild);
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine($"made a {genomeBuild} store at {path}");
            return ExitCode.Done;
        });
        return command;
    }
}
