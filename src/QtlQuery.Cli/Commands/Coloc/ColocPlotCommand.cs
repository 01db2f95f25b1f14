using System.CommandLine;
using QtlQuery.Cli.Plotting;
using QtlQuery.Coloc;
using QtlQuery.Core;

namespace QtlQuery.Cli.Commands.Coloc;

/// <summary><c>qtlquery coloc plot</c> draws one molecular trait beside a GWAS, and what the prior makes of their posterior.</summary>
static class ColocPlotCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var sides = new ColocOptions(session, common);
        var traits = new Option<string?>("--trait") { HelpName = "TRAIT", Description = "This molecular trait, where the gene has several; the one most likely to share a variant where not given" };
        var plot = new Option<string?>("--plot") { HelpName = "FILE.svg", Description = "Draw GWAS and QTL over the region and against each other, as LocusCompare does, coloured by LD where the store has it" };
        var sensitivity = new Option<string?>("--sensitivity") { HelpName = "FILE.svg", Description = "Draw the posteriors by p12, the prior of a shared variant" };
        var command = new ProgramCommand(
            "plot",
            "Draw a gene's association beside that of a GWAS, and how far the answer depends on the prior",
            "qtlquery coloc plot --gwas GLGC_LDLC --gwas-sd 1 --dataset FUSION_ge_muscle --gene HMGCR --plot hmgcr.svg --sensitivity prior.svg --store gtex.store");
        sides.AddTo(command, computes: false);
        sides.AddPriorsTo(command);
        foreach (var option in new Option[] { traits, plot, sensitivity, common.Memory, common.Threads })
            command.Add(option);
        command.SetAction(parsed =>
        {
            var (compared, swept) = (File(parsed, plot), File(parsed, sensitivity));
            if (compared is null && swept is null)
                throw new UsageException("no picture is asked for", "Give --plot FILE.svg, --sensitivity FILE.svg, or both.");
            return sides.Answer(parsed, asked =>
            {
                var (result, remark) = One(asked, parsed.GetValue(traits), session.Cancellation);
                var plots = new ColocalisationPlots(asked.Store, asked.Request, result, $"{Named(asked, result)} in {result.DatasetId}", remark, session.Cancellation);
                var option = new PlotOption(session, common);
                if (compared is not null)
                    option.Write(parsed, compared, plots.LocusCompare());
                if (swept is not null)
                    option.Write(parsed, swept, plots.Sensitivity());
                return ExitCode.Done;
            });
        });
        return command;
    }

    static string? File(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } file ? PlotOption.Svg(file) : null;

    /// <summary>The one pair to draw, and what to say of the others.</summary>
    static (ColocResult Result, string? Remark) One(ColocOptions.Asked asked, string? trait, CancellationToken cancellation)
    {
        if (asked.Request.Datasets.Count > 1)
            throw new QtlQueryException($"{asked.Request.Datasets.Count} datasets are too many for one picture", "Choose one with --dataset.");
        if (asked.Request.Loci.Count > 1)
            throw new QtlQueryException($"{asked.Request.Loci.Count} loci are too many for one picture", "Choose one with --region or --gene.");
        var all = Colocalisation.Run(asked.Store, asked.Request, null, cancellation).Results;
        var results = trait is null ? all : [.. all.Where(result => result.MolecularTraitId == trait)];
        if (results.Count == 0)
            throw new QtlQueryException($"{asked.Request.Datasets[0]} has no {(trait is null ? "molecular trait" : $"trait '{trait}'")} in {asked.Request.Loci[0]}, or the GWAS no variant", "'qtlquery trait' and 'qtlquery gene' show where a trait was tested.");
        var best = results.Where(result => result.Refusal is null).MaxBy(result => result.LogOddsH4)
            ?? throw new QtlQueryException($"{results[0].MolecularTraitId} cannot be laid beside {asked.Request.Gwas}: {results[0].Refusal}", "'qtlquery describe coloc_results' says what it means.");
        return (best, results.Count > 1 ? $"Of {results.Count} traits the one that most likely shares a variant." : null);
    }

    static string Named(ColocOptions.Asked asked, ColocResult result)
    {
        var symbol = result.GeneId is null ? null : asked.Store.Query<string?>("select gene_symbol from gene_places where gene_id = $gene", new { gene = result.GeneId }) is [var named, ..] ? named : null;
        var gene = symbol ?? result.GeneId;
        return gene is null || gene == result.MolecularTraitId || result.GeneId == result.MolecularTraitId ? gene ?? result.MolecularTraitId : $"{gene} ({result.MolecularTraitId})";
    }
}
