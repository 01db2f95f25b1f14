using System.CommandLine;
using System.Globalization;
using QtlQuery.Cli.Output;
using QtlQuery.Coloc;
using QtlQuery.Coloc.FineMapping;
using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Cli.Commands.Coloc;

/// <summary><c>qtlquery coloc finemap</c> prints the variants that may be the causal one of a trait or of a GWAS locus.</summary>
static class ColocFinemapCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var sides = new ColocOptions(session, common, needsGwas: false);
        var coverage = new Option<double>("--coverage") { HelpName = "SHARE", Description = "0.5, 0.95, 0.99: variants of this credible set; 1: all variants. 0.95 where not given", DefaultValueFactory = _ => 0.95 };
        var method = new Option<string>("--method") { HelpName = "METHOD", Description = "abf: one causal variant at most, without LD. susie: any number of signals, each with its set, with the LD of the store. abf where not given", DefaultValueFactory = _ => "abf" };
        method.AcceptOnlyFromAmong("abf", "susie");
        var ld = new Option<string?>("--ld") { HelpName = "DATASET", Description = "Dataset of LD for susie; the only one of the store where not given" };
        var prior = new Option<double>("--prior") { HelpName = "P", Description = "Prior of each variant to be causal, for abf; 1e-4 where not given", DefaultValueFactory = _ => SingleCausalFineMapping.Prior };
        var output = OutputOptions.ForQueries(session);
        var command = new ProgramCommand(
            "finemap",
            "Print the variants that may be the causal one of a molecular trait or of a GWAS locus: posteriors and credible sets, for one causal variant or by SuSiE",
            "qtlquery coloc finemap --dataset FUSION_ge_muscle --gene HMGCR --store gtex.store");
        sides.AddTraitsTo(command, joins: false);
        foreach (var option in new Option[] { method, ld, coverage, prior, output.Format, output.Output, common.Memory, common.Threads })
            command.Add(option);
        command.SetAction(parsed =>
        {
            var least = parsed.GetValue(coverage) is var share && CredibleCoverage.All.Append(1).Contains(share) ? share : throw Wrong(coverage, share, "Credible sets are of 0.5, 0.95 or 0.99; 1 is all variants.");
            var before = parsed.GetValue(prior) is > 0 and < 1 and var given ? given : throw Wrong(prior, parsed.GetValue(prior), "Give a number between 0 and 1, such as 1e-4.");
            return sides.AnswerTraits(parsed, takesAll: false, joins: false, (store, request) =>
            {
                var isSusie = parsed.GetValue(method) == "susie";
                var loci = isSusie ? SusieFineMapping.Run(store, request, parsed.GetValue(ld), session.Cancellation) : SingleCausalFineMapping.Run(store, request, before, session.Cancellation);
                var rows = Rows(store, loci);
                output.Write(parsed, store, rows.Sql, rows.Parameters(loci.SelectMany(locus => Printed(locus, least))));
                if (!parsed.GetValue(common.Quiet))
                    session.Error.WriteLine(Account(request, loci, isSusie));
                return ExitCode.Done;
            });
        });
        return command;
    }

    static string Account(TraitsRequest request, IReadOnlyList<FineMappedLocus> loci, bool isSusie)
    {
        var done = loci.Where(locus => locus.Refusal is null).ToList();
        return isSusie
            ? string.Create(CultureInfo.InvariantCulture, $"{done.Count:N0} signal(s) with a credible set in {request.Loci.Count:N0} loci; {loci.Count - done.Count:N0} trait(s) without.")
            : string.Create(CultureInfo.InvariantCulture, $"{done.Count:N0} of {loci.Count:N0} trait(s) fine-mapped in {request.Loci.Count:N0} loci, for one causal variant at most.");
    }

    // A trait that cannot be fine-mapped has one row, which says why.
    static IEnumerable<(FineMappedLocus, FineMappedVariant?)> Printed(FineMappedLocus locus, double coverage) => locus.Refusal is not null
        ? [(locus, null)]
        : locus.Variants.Where(variant => coverage >= 1 || variant.CredibleSet <= coverage || variant.CredibleSetWithNull <= coverage).Select(variant => (locus, (FineMappedVariant?)variant));

    static ComputedRows<(FineMappedLocus Locus, FineMappedVariant? Variant)> Rows(QtlStore store, IReadOnlyList<FineMappedLocus> loci)
    {
        var genes = GeneNames.Of(store, loci.Select(locus => locus.GeneId));
        return new(
            ("dataset_id", "VARCHAR", row => row.Locus.DatasetId),
            ("gene", "VARCHAR", row => genes[row.Locus.GeneId]),
            ("locus", "VARCHAR", row => row.Locus.Locus.ToString()),
            ("variant_id", "VARCHAR", row => VariantId(row.Locus, row.Variant)),
            ("rsid", "VARCHAR", row => row.Variant?.Rsid),
            ("posterior", "DOUBLE", row => row.Variant?.Posterior),
            ("credible_set", "DOUBLE", row => row.Variant?.CredibleSet),
            ("signal", "VARCHAR", row => row.Locus.Signal),
            ("pip", "DOUBLE", row => row.Variant?.Pip),
            ("neg_log10_p", "DOUBLE", row => row.Variant?.NegLog10P),
            ("null_posterior", "DOUBLE", row => row.Locus.NullPosterior),
            ("credible_set_with_null", "DOUBLE", row => row.Variant?.CredibleSetWithNull),
            ("purity", "DOUBLE", row => row.Locus.Purity),
            ("refusal", "VARCHAR", row => row.Locus.Refusal),
            ("rank", "INTEGER", row => row.Variant?.Rank),
            ("ln_bayes_factor", "DOUBLE", row => row.Variant?.LogBayesFactor),
            ("variants", "INTEGER", row => row.Locus.Variants.Count),
            ("variants_left_out", "INTEGER", row => row.Locus.VariantsLeftOut),
            ("route", "VARCHAR", row => row.Locus.Side.Route),
            ("sd", "DOUBLE", row => row.Locus.Side.Sd),
            ("sd_estimated", "BOOLEAN", row => row.Locus.Side.Sd is null ? null : row.Locus.Side.SdIsEstimated),
            ("molecular_trait_id", "VARCHAR", row => row.Locus.MolecularTraitId),
            ("gene_id", "VARCHAR", row => row.Locus.GeneId));
    }

    static string? VariantId(FineMappedLocus locus, FineMappedVariant? variant) =>
        variant is { Ref.Length: > 0 } ? new Variant(locus.Locus.Chromosome, variant.Position, variant.Ref, variant.Alt).Id : null;

    static UsageException Wrong(Option option, double value, string hint) => new(string.Create(CultureInfo.InvariantCulture, $"{option.Name} {value} is out of range"), hint);
}
