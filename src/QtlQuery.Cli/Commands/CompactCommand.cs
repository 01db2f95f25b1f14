using System.CommandLine;
using System.Globalization;
using QtlQuery.Cli.Output;
using QtlQuery.Engine.Compaction;
using QtlQuery.Engine.Store;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery compact</c> rewrites datasets that lie in needlessly many files, and adds the small tables that older ones lack.</summary>
static class CompactCommand
{
    static readonly string[] Columns = ["dataset_id", "table", "rows", "files", "files_after", "bytes", "bytes_after", "bin_width", "bin_width_after"];

    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var datasets = new Argument<string[]>("DATASET") { Description = "The datasets, as 'qtlquery datasets' names them; all of the store where none is named", Arity = ArgumentArity.ZeroOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be rewritten and added, and write nothing" };
        var output = OutputOptions.ForLists(session);
        var command = new ProgramCommand("compact", "Rewrite datasets that lie in needlessly many files, add the small tables that datasets of older versions lack, and clear up what replaced or killed writers left", "qtlquery compact --store gtex.store --dry-run")
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
                rows.AddRange(parsed.GetValue(dryRun) ? Planned(layout, catalogue.Dataset(dataset)) : Done(layout, dataset));

            output.Write(parsed, Columns, rows);
            foreach (var sentence in parsed.GetValue(common.Quiet) ? [] : Sentences(asked.Length, rows, parsed.GetValue(dryRun)))
                session.Error.WriteLine(sentence);
            return ExitCode.Done;

            IEnumerable<object?[]> Planned(StoreLayout layout, DatasetDescriptor dataset) =>
            [
                .. TableCompaction.Of(dataset).Select(plan => Row(dataset.DatasetId, plan, null)),
                .. DatasetCompaction.Missing(layout, dataset, common.Engine(parsed), session.Cancellation).Select(table => Row(dataset.DatasetId, table, null)),
            ];

            IEnumerable<object?[]> Done(StoreLayout layout, string dataset)
            {
                var done = DatasetCompaction.Run(layout, dataset, common.Engine(parsed), cancellation: session.Cancellation);
                return [.. done.Rewritten.Select(each => Row(dataset, each.Before, each.After)), .. done.Added.Select(table => Row(dataset, table.Key, table.Value))];
            }
        });
        return command;
    }

    // A table that was not there before.
    static object?[] Row(string dataset, string table, StoredTable? after) => [dataset, table, after?.Rows, 0, 1, 0L, after?.Bytes, null, null];

    static object?[] Row(string dataset, TableCompaction plan, StoredTable? after) =>
    [
        dataset, plan.Table, plan.Stored.Rows, plan.Stored.Files.Count, plan.Bins.Count, plan.Stored.AllFiles.Sum(file => file.Bytes), after?.AllFiles.Sum(file => file.Bytes), plan.Stored.BinWidth, plan.BinWidth,
    ];

    static IEnumerable<string> Sentences(int asked, List<object?[]> rows, bool dryRun)
    {
        if (rows.Count == 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"nothing to gain in {asked:N0} datasets");
        var rewritten = rows.Where(row => (int)row[3]! > 0).ToList();
        if (rewritten.Count > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{rewritten.Select(row => row[0]).Distinct().Count():N0} of {asked:N0} datasets {(dryRun ? "would be" : "were")} rewritten: {rewritten.Sum(row => (int)row[3]!):N0} files {(dryRun ? "as" : "are now")} {rewritten.Sum(row => (int)row[4]!):N0}{(dryRun ? "" : $"; the old ones stay {Publication.Grace.TotalMinutes} minutes for those who read them")}");
        }

        foreach (var added in rows.Except(rewritten).GroupBy(row => (string)row[1]!))
            yield return string.Create(CultureInfo.InvariantCulture, $"{added.Count():N0} of {asked:N0} datasets {(dryRun ? "lack" : "have now")} {added.Key}");
    }
}
