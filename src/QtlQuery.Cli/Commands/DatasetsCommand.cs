using QtlQuery.Cli.Output;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery datasets</c> lists what a store has.</summary>
static class DatasetsCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var output = OutputOptions.ForQueries(session);
        var command = new ProgramCommand("datasets", "List the datasets of a store", "qtlquery datasets --store gtex.store") { common.Store, output.Format, output.Output };
        command.SetAction(parsed =>
        {
            using var store = common.Open(parsed, session);
            output.Write(parsed, store, "select dataset_id, study, quantity, context, trait, sample_size, rows, bytes, tables, formats, genome_build, ingested_at from datasets order by dataset_id");
            return ExitCode.Done;
        });
        return command;
    }
}
