using System.CommandLine;
using System.Globalization;
using QtlQuery.Cli.Output;
using QtlQuery.Coloc.Clpp;
using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Cli.Commands.Coloc;

/// <summary><c>qtlquery coloc clpp</c> prints eCAVIAR's colocalisation posterior probabilities.</summary>
static class ColocClppCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var sides = new ColocOptions(session, common);
        var least = new Option<double>("--at-least") { HelpName = "CLPP", Description = "Only pairs with a variant whose probability reaches this; 0.01 counts as shared (Hormozdiari 2016). 0 where not given" };
        var output = OutputOptions.ForQueries(session);
        var command = new ProgramCommand(
            "clpp",
            "Print eCAVIAR's probability that a variant is causal for a molecular trait and the GWAS: from ingested credible sets or signals, or for one causal variant where there are none",
            "qtlquery coloc clpp --gwas GLGC_LDLC --gwas-sd 1 --dataset FUSION_ge_muscle --gene HMGCR --store gtex.store");
        sides.AddTraitsTo(command, joins: true);
        foreach (var option in new Option[] { least, output.Format, output.Output, common.Memory, common.Threads })
            command.Add(option);
        command.SetAction(parsed =>
        {
            var bound = parsed.GetValue(least) is >= 0 and <= 1 and var given ? given : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--at-least {parsed.GetValue(least)} is no probability"), "Give a number from 0 to 1, such as 0.01.");
            return sides.AnswerTraits(parsed, takesAll: true, joins: true, (store, request) =>
            {
                var results = ClppColocalisation.Run(store, request, session.Cancellation);
                var printed = results.Where(result => bound == 0 || result.Variant?.Posterior >= bound).OrderByDescending(result => result.Variant?.Posterior ?? -1).ToList();
                var rows = Rows(store, printed);
                output.Write(parsed, store, rows.Sql, rows.Parameters(printed));
                if (!parsed.GetValue(common.Quiet))
                    session.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{request.Gwas}: {printed.Count:N0} of {results.Count:N0} pairs of signals in {request.Loci.Count:N0} loci."));
                return ExitCode.Done;
            });
        });
        return command;
    }

    static ComputedRows<ClppResult> Rows(QtlStore store, IReadOnlyList<ClppResult> results)
    {
        var genes = GeneNames.Of(store, results.Select(result => result.GeneId));
        return new(
            ("dataset_id", "VARCHAR", result => result.DatasetId),
            ("gene", "VARCHAR", result => genes[result.GeneId]),
            ("locus", "VARCHAR", result => result.Locus.ToString()),
            ("clpp", "DOUBLE", result => result.Variant?.Posterior),
            ("regional_clpp", "DOUBLE", result => result.Regional),
            ("variant_id", "VARCHAR", result => result.Variant is { Ref.Length: > 0 } variant ? new Variant(result.Locus.Chromosome, variant.Position, variant.Ref, variant.Alt).Id : null),
            ("signal", "VARCHAR", result => result.Signal),
            ("gwas_signal", "VARCHAR", result => result.GwasSignal),
            ("variants_shared", "INTEGER", result => result.VariantsShared),
            ("posteriors", "VARCHAR", result => result.Source),
            ("gwas_posteriors", "VARCHAR", result => result.GwasSource),
            ("coverage_trait", "DOUBLE", result => result.CoverageTrait),
            ("coverage_gwas", "DOUBLE", result => result.CoverageGwas),
            ("refusal", "VARCHAR", result => result.Refusal),
            ("molecular_trait_id", "VARCHAR", result => result.MolecularTraitId),
            ("gene_id", "VARCHAR", result => result.GeneId));
    }
}
