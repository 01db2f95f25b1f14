using System.CommandLine;
using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Engine.Store;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery remove</c> takes a dataset out of a store.</summary>
static class RemoveCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var dataset = new Argument<string>("DATASET") { Description = "The dataset, as 'qtlquery datasets' names it" };
        var now = new Option<bool>("--now")
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"Delete its files at once; otherwise they stay {Publication.Grace.TotalMinutes} minutes for those who read them"),
        };
        var chunks = new Option<bool>("--chunks") { Description = "Take out only the chunks of a dataset that is not whole yet, or is being made anew" };
        var command = new ProgramCommand("remove", "Take a dataset out of a store", "qtlquery remove --store gtex.store GTEx_v8_ge_Liver") { dataset, common.Store, now, chunks };
        command.SetAction(parsed =>
        {
            var layout = common.Layout(parsed, session);
            StoreFile.Read(layout);
            var id = parsed.GetRequiredValue(dataset);
            var hadChunks = DatasetChunks.Remove(layout, DatasetId.Check(id));
            var isWhole = !parsed.GetValue(chunks) && (!hadChunks || File.Exists(layout.DescriptorFile(id)));
            if (isWhole)
                Publication.Remove(layout, id, parsed.GetValue(now));
            else if (!hadChunks)
                throw new QtlQueryException($"there are no chunks of '{id}'", "'qtlquery datasets' names those that are not whole yet.");
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine($"removed {(isWhole ? "" : "the chunks of ")}{id}");
            return ExitCode.Done;
        });
        return command;
    }
}
