using System.CommandLine;
using System.Globalization;
using QtlQuery.Cli.Output;
using QtlQuery.Engine.Compaction;
using QtlQuery.Engine.Store;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery compact</c> rewrites datasets that lie in needlessly many files.</summary>
static class CompactCommand
{
    static readonly string[] Columns = ["dataset_id", "table", "rows", "files", "files_after", "bytes", "bytes_after", "bin_width", "bin_width_after"];

    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var datasets = new Argument<string[]>("DATASET") { Description = "The datasets, as 'qtlquery datasets' names them; all of the store where none is named", Arity = ArgumentArity.ZeroOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be rewritten, and rewrite nothing" };
        var output = OutputOptions.ForLists(session);
        var command = new ProgramCommand("compact", "Rewrite datasets that lie in needlessly many files, and clear up what replaced or killed writers left", "qtlquery compact --store gtex.store --dry-run")
        {
            datasets, common.Store, dryRun, output.Format, output.Output, common.Memory,
        };
        command.SetAction(parsed =>
        {
            var layout = common.Layout(parsed, session);
            StoreFile.Read(layout);
            var catalogue = StoreCatalogue.Read(layout);
            var asked = parsed.GetValue(datasets) is { Length: > 0 } named ? named : [.. catalogue.Datasets.Keys.Order(StringComparer.Ordinal)];
            foreach (var dataset in asked)
                catalogue.Dataset(dataset); // before any is rewritten

            var rows = new List<object?[]>();
            if (!parsed.GetValue(dryRun))
                Publication.Sweep(layout);
            foreach (var dataset in asked)
            {
                rows.AddRange(parsed.GetValue(dryRun)
                    ? TableCompaction.Of(catalogue.Dataset(dataset)).Select(plan => Row(dataset, plan, null))
                    : DatasetCompaction.Run(layout, dataset, common.Engine(parsed), cancellation: session.Cancellation).Select(done => Row(dataset, done.Before, done.After)));
            }

            output.Write(parsed, Columns, rows);
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine(Sentence(asked.Length, rows, parsed.GetValue(dryRun)));
            return ExitCode.Done;
        });
        return command;
    }

    static object?[] Row(string dataset, TableCompaction plan, StoredTable? after) =>
    [
        dataset, plan.Table, plan.Stored.Rows, plan.Stored.Files.Count, plan.Bins.Count, plan.Stored.AllFiles.Sum(file => file.Bytes), after?.AllFiles.Sum(file => file.Bytes), plan.Stored.BinWidth, plan.BinWidth,
    ];

    static string Sentence(int asked, List<object?[]> rows, bool dryRun) => rows.Count == 0
        ? string.Create(CultureInfo.InvariantCulture, $"nothing to gain in {asked:N0} datasets")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{rows.Select(row => row[0]).Distinct().Count():N0} of {asked:N0} datasets {(dryRun ? "would be" : "were")} rewritten: {rows.Sum(row => (int)row[3]!):N0} files {(dryRun ? "as" : "are now")} {rows.Sum(row => (int)row[4]!):N0}{(dryRun ? "" : $"; the old ones stay {Publication.Grace.TotalMinutes} minutes for those who read them")}");
}
