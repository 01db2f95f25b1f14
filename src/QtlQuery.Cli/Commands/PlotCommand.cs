using System.CommandLine;
using QtlQuery.Cli.Plotting;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery plot</c> draws all tests of a dataset.</summary>
static class PlotCommand
{
    static readonly Dictionary<string, Func<DatasetPlots, string>> Kinds = new()
    {
        ["qq"] = plots => plots.Qq(),
        ["manhattan"] = plots => plots.Manhattan(),
    };

    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var kind = new Argument<string>("KIND") { Description = $"{string.Join(" or ", Kinds.Keys)}" };
        var dataset = new Argument<string>("DATASET") { Description = "A QTL or GWAS dataset of the store" };
        var output = new Option<string?>("--output") { HelpName = "FILE.svg", Description = "Write to this file, which appears when it is complete; otherwise to the output" };
        var command = new ProgramCommand("plot", "Draw all p-values of a dataset as SVG: against chance (qq) or along the genome (manhattan)", "qtlquery plot manhattan LDL --store gtex.store --output ldl.svg")
        {
            kind, dataset, common.Store, output, common.Memory, common.Threads,
        };
        command.SetAction(parsed =>
        {
            if (!Kinds.TryGetValue(parsed.GetRequiredValue(kind), out var draw))
                throw new UsageException($"'{parsed.GetRequiredValue(kind)}' is no kind of plot", $"The kinds are {string.Join(" and ", Kinds.Keys)}; gene, region, meta, specificity, sharing, egenes, evariants and trans draw with --plot.");
            var file = parsed.GetValue(output) is { } given ? PlotOption.Svg(given) : null;
            using var store = common.Open(parsed, session);
            var svg = draw(new(store, store.Catalogue.Dataset(parsed.GetRequiredValue(dataset)).DatasetId, session.Cancellation));
            if (file is null)
                session.Write(svg);
            else
                new PlotOption(session, common).Write(parsed, file, svg);
            return ExitCode.Done;
        });
        return command;
    }
}
