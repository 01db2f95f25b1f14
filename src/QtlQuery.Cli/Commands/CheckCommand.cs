using System.CommandLine;
using System.Globalization;
using QtlQuery.Cli.Output;
using QtlQuery.Core;
using QtlQuery.Engine.Checking;
using QtlQuery.Engine.Store;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery check</c> looks for damage in a store, and then for what looks wrong in its datasets.</summary>
static class CheckCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var datasets = new Argument<string[]>("DATASET") { Description = "Look for what looks wrong in these datasets only", Arity = ArgumentArity.ZeroOrMore };
        var damageOnly = new Option<bool>("--damage-only") { Description = "Look for damage only: files that are missing, unreadable, changed or listed by no dataset" };
        var all = new Option<bool>("--all") { Description = "List what was measured and found fine, too" };
        var output = OutputOptions.ForSentences(session);
        var command = new ProgramCommand("check", "Look for damage in a store, and for wrong alleles, builds, units and sample sizes in its datasets", "qtlquery check --store gtex.store")
        {
            datasets, common.Store, damageOnly, all, output.Format, output.Output, common.Memory, common.Threads,
        };
        command.SetAction(parsed =>
        {
            ReportDamage(StoreCheck.Run(common.Layout(parsed, session), session.Cancellation), session);
            if (!parsed.GetValue(damageOnly))
                ReportSuspicions(Findings(parsed), parsed);
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine("no problems found");
            return ExitCode.Done;
        });
        return command;

        IReadOnlyList<Finding> Findings(ParseResult parsed)
        {
            using var store = common.Open(parsed, session);
            return StoreSuspicions.Run(store, parsed.GetValue(datasets), session.Cancellation);
        }

        void ReportSuspicions(IReadOnlyList<Finding> findings, ParseResult parsed)
        {
            var suspicious = findings.Where(finding => finding.Suspicious).ToList();
            var shown = parsed.GetValue(all) ? findings : suspicious;
            if (output.IsAsked(parsed))
            {
                output.Write(
                    parsed,
                    ["dataset_id", "table", "suspicion", "suspicious", "says", "hint", "rows_looked_at", "rows"],
                    shown.Select(finding => new object?[] { finding.DatasetId, finding.Table, finding.Suspicion, finding.Suspicious, finding.Sentence, finding.Suspicious ? finding.Hint : null, finding.RowsLookedAt, finding.Rows }));
            }
            else
            {
                session.Write(string.Concat(shown.Select(Lines)));
            }

            if (suspicious.Count > 0)
            {
                throw new QtlQueryException(
                    $"{Count(suspicious.Count, "suspicion")} in {Count(suspicious.Select(finding => finding.DatasetId).Distinct().Count(), "dataset")}",
                    "A suspicion is no proof: its hint says what to look at. --damage-only leaves them out.");
            }
        }
    }

    // Suspicions would only stumble over files that cannot be read.
    static void ReportDamage(IReadOnlyList<string> problems, Session session)
    {
        foreach (var problem in problems)
            session.Write(problem + "\n");
        if (problems.Count > 0)
            throw new QtlQueryException($"{Count(problems.Count, "problem")} found", "Ingest a damaged dataset again from its source files, or take it out with 'qtlquery remove'.");
    }

    static string Lines(Finding finding) =>
        string.Create(CultureInfo.InvariantCulture, $"{finding.DatasetId} ({finding.Table}), {finding.Suspicion}{(finding.Suspicious ? "" : ", fine")}: {finding.Sentence} Looked at {finding.RowsLookedAt:N0} of {finding.Rows:N0} rows.\n")
        + (finding.Suspicious ? $"  {finding.Hint}\n" : "");

    static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
