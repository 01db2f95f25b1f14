using System.CommandLine;
using System.Globalization;
using QtlQuery.Cli.Output;
using QtlQuery.Coloc;
using QtlQuery.Engine;

namespace QtlQuery.Cli.Commands.Coloc;

/// <summary><c>qtlquery coloc run</c> lays molecular traits beside a GWAS, keeps the results, and prints them.</summary>
static class ColocRunCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var sides = new ColocOptions(session, common);
        var chunk = new Option<string?>("--chunk") { HelpName = "I/N", Description = "Compute the I-th of N parts of the loci, so that N processes can share the work on one store" };
        var limit = new Option<long?>("--limit") { HelpName = "N", Description = "Print the first N rows only" };
        var output = OutputOptions.ForQueries(session);
        var command = new ProgramCommand(
            "run",
            "Ask whether molecular traits and a GWAS share a causal variant, and keep the answers as coloc_results",
            "qtlquery coloc run --gwas GLGC_LDLC --gwas-sd 1 --dataset FUSION_ge_muscle --gene HMGCR --store gtex.store");
        sides.AddTo(command, computes: true);
        foreach (var option in new Option[] { chunk, limit, output.Format, output.Output, common.Memory, common.Threads })
            command.Add(option);
        command.SetAction(parsed => sides.Answer(
            parsed,
            asked =>
            {
                var request = Part(asked);
                var news = request with { Datasets = News(asked.Store, request) };
                var run = LocusProgressBar.Show(session, parsed.GetValue(common.Quiet), news.Datasets.Count == 0 ? 0 : news.Loci.Count, progress => Colocalisation.Run(asked.Store, news, progress, session.Cancellation));
                ColocResultTable.Publish(asked.Store, asked.Into, news, run.Results, sides.IsWhole(parsed), session.Cancellation);
                Print(parsed, asked, output, limit, common, request);
                if (!parsed.GetValue(common.Quiet))
                    session.Error.WriteLine(Account(run, news, request.Datasets.Count - news.Datasets.Count));
                return ExitCode.Done;
            },
            joined: asked => News(asked.Store, Part(asked))));
        return command;

        ColocRequest Part(ColocOptions.Asked asked) => asked.Parsed.GetValue(chunk) is { } text && Chunk.Parse(text) is var part ? asked.Request.Chunk(part.Number, part.Count) : asked.Request;
    }

    // What was computed of the same associations in the same way is not computed again.
    static List<string> News(QtlStore store, ColocRequest request) => [.. request.Datasets.Where(dataset => !ColocResultTable.IsComputed(store, dataset, request))];

    // The store is opened again, since it shows what was there when it was opened.
    static void Print(ParseResult parsed, ColocOptions.Asked asked, OutputOptions output, Option<long?> limit, CommonOptions common, ColocRequest request)
    {
        using var store = QtlStore.Open(asked.Store.Layout.Root, common.Engine(parsed), asked.Into == asked.Store.Layout ? null : asked.Into.Root);
        var parameters = new Dictionary<string, object?>
        {
            ["gwas"] = request.Gwas,
            ["datasets"] = request.Datasets.ToList(),
            ["loci"] = request.Loci.Select(locus => locus.ToString()).ToList(),
            ["method"] = request.Method,
            ["limit"] = parsed.GetValue(limit) switch { null => long.MaxValue, >= 0 and var most => most, var most => throw new UsageException($"--limit {most} is not a number of rows", "Give 0 or more.") },
        };
        var ofGenes = "";
        if (request.Genes is not null)
        {
            parameters["genes"] = request.Genes.ToList();
            ofGenes = " and list_contains($genes, gene_id)";
        }

        output.Write(parsed, store, ColocQuestion.Sql + ofGenes + ColocQuestion.Order, parameters);
    }

    static string Account(ColocRun run, ColocRequest request, int computedBefore)
    {
        var skipped = request.LeastH4 is { } least
            ? string.Create(CultureInfo.InvariantCulture, $"; of the others {run.Skipped:N0} provably stay below {least} and were skipped, {run.Below:N0} were computed and do")
            : "";
        var empty = run.EmptyLoci > 0 ? string.Create(CultureInfo.InvariantCulture, $"; the GWAS has no variant in {run.EmptyLoci:N0} of {request.Loci.Count:N0} loci") : "";
        var before = computedBefore > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {computedBefore:N0} dataset(s) had theirs already") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Gwas}: {run.Results.Count:N0} of {run.Pairs:N0} pairs of a locus and a trait, {request.Loci.Count:N0} loci and {request.Datasets.Count:N0} dataset(s), with p1 {request.Priors.P1:0.##e-00}, p2 {request.Priors.P2:0.##e-00}, p12 {request.Priors.P12:0.##e-00}{skipped}{empty}{before}.");
    }
}
