using System.CommandLine;
using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Engine.Index;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery index</c> makes look-up indexes.</summary>
static class IndexCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var datasets = new Argument<string[]>("DATASET") { Arity = ArgumentArity.ZeroOrMore, Description = "Datasets, as 'qtlquery datasets' names them; all that have associations where none is given" };
        var again = new Option<bool>("--again") { Description = "Make the index of a dataset that has one as well" };
        var remove = new Option<bool>("--remove") { Description = "Take the indexes away" };
        var command = new ProgramCommand(
            "index",
            "Make look-ups of variants and genes several times as fast, for about the disk that the associations take, once more",
            "qtlquery index --store gtex.store")
        {
            datasets, again, remove, common.Store, common.Memory, common.Threads,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(again) && result.GetValue(remove))
                result.AddError("--again and --remove exclude each other.");
        });
        command.SetAction(parsed =>
        {
            using var store = common.Open(parsed, session);
            var asked = parsed.GetValue(datasets) is { Length: > 0 } named ? [.. named.Select(store.Catalogue.Dataset)] : store.Catalogue.Datasets.Values.Where(DatasetIndex.CanBe).OrderBy(dataset => dataset.DatasetId, StringComparer.Ordinal).ToList();
            if (asked.Count == 0)
                throw new QtlQueryException("the store has no dataset with associations", "Ingest some, or map your own: 'qtlquery --help' names the commands.");
            foreach (var dataset in asked)
            {
                var said = parsed.GetValue(remove) ? Remove() : Make();
                if (!parsed.GetValue(common.Quiet))
                    session.Error.WriteLine($"{dataset.DatasetId}: {said}");

                string Make()
                {
                    if (DatasetIndex.Of(dataset) is not null && !parsed.GetValue(again))
                        return "has an index";
                    var index = DatasetIndex.Make(store, dataset.DatasetId, session.Cancellation);
                    var table = dataset.Tables["associations"];
                    return string.Create(CultureInfo.InvariantCulture, $"{index.Rows:N0} associations in {index.Bytes / 1e6:N1} MB, beside {table.Bytes / 1e6:N1} MB of Parquet");
                }

                string Remove()
                {
                    if (DatasetIndex.Of(dataset) is null)
                        return "has no index";
                    DatasetIndex.Remove(store, dataset.DatasetId);
                    return "index removed";
                }
            }

            return ExitCode.Done;
        });
        return command;
    }
}
