using System.CommandLine;
using System.Globalization;
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
        var command = new ProgramCommand("remove", "Take a dataset out of a store", "qtlquery remove --store gtex.store GTEx_v8_ge_Liver") { dataset, common.Store, now };
        command.SetAction(parsed =>
        {
            var layout = common.Layout(parsed, session);
            StoreFile.Read(layout);
            Publication.Remove(layout, parsed.GetRequiredValue(dataset), parsed.GetValue(now));
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine($"removed {parsed.GetValue(dataset)}");
            return ExitCode.Done;
        });
        return command;
    }
}
