using System.CommandLine;
using System.Globalization;
using QtlQuery.Cli.Output;
using QtlQuery.Coloc;
using QtlQuery.Coloc.SeveralTraits;
using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Cli.Commands.Coloc;

/// <summary><c>qtlquery coloc multi</c> asks which of a gene's traits in several contexts, and a GWAS, share a causal variant.</summary>
static class ColocMultiCommand
{
    static readonly SeveralTraitsOptions Usual = new();

    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var sides = new ColocOptions(session, common, needsGwas: false);
        var prior = new Option<double>("--prior") { HelpName = "P", Description = "Prior of a variant to be causal for one trait; 1e-4 where not given", DefaultValueFactory = _ => Usual.Prior };
        var priorC = new Option<double>("--prior-c") { HelpName = "P", Description = "Prior of a variant to be causal for a further trait, given that it is for one; 0.02 where not given", DefaultValueFactory = _ => Usual.PriorC };
        var threshold = new Option<double>("--threshold") { HelpName = "P", Description = "HyPrColoc's: regional and alignment probability that a cluster needs; 0.5 where not given", DefaultValueFactory = _ => Usual.Threshold };
        var output = OutputOptions.ForQueries(session);
        var command = new ProgramCommand(
            "multi",
            "Ask which of a gene's traits in several contexts, and a GWAS, share a causal variant: HyPrColoc's clusters, and the exact posterior of one cluster",
            "qtlquery coloc multi --gwas GLGC_LDLC --gwas-sd 1 --gene SORT1 --dataset 'GTEx_v8_ge_*' --store gtex.store");
        sides.AddTraitsTo(command, joins: true);
        foreach (var option in new Option[] { prior, priorC, threshold, output.Format, output.Output, common.Memory, common.Threads })
            command.Add(option);
        command.SetAction(parsed =>
        {
            var options = new SeveralTraitsOptions { Prior = Probability(parsed, prior), PriorC = Probability(parsed, priorC), Threshold = Probability(parsed, threshold) };
            return sides.AnswerTraits(parsed, takesAll: true, joins: true, (store, request) =>
            {
                var groups = SeveralTraitsColocalisation.Run(store, request, options, session.Cancellation);
                var rows = Rows(store, groups);
                output.Write(parsed, store, rows.Sql, rows.Parameters(groups.SelectMany(group => group.Traits.Select(trait => (group, trait)))));
                if (!parsed.GetValue(common.Quiet))
                    session.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{groups.Count:N0} group(s) of traits; in {groups.Count(group => group.Clusters.Count > 0):N0} of them HyPrColoc finds a cluster. cluster_posterior to variant_share are its; in_cluster to best_posterior are exact."));
                return ExitCode.Done;
            });
        });
        return command;
    }

    static ComputedRows<(TraitGroup Group, TraitInGroup Trait)> Rows(QtlStore store, IReadOnlyList<TraitGroup> groups)
    {
        var genes = GeneNames.Of(store, groups.Select(group => group.GeneId));
        return new(
            ("gene", "VARCHAR", row => genes[row.Group.GeneId]),
            ("locus", "VARCHAR", row => row.Group.Locus.ToString()),
            ("dataset_id", "VARCHAR", row => row.Trait.DatasetId),
            ("cluster", "INTEGER", row => row.Trait.Cluster),
            ("cluster_posterior", "DOUBLE", row => Cluster(row)?.Posterior),
            ("variant_id", "VARCHAR", row => VariantId(row.Group, Cluster(row)?.Variant)),
            ("in_cluster", "DOUBLE", row => row.Trait.InCluster),
            ("any_cluster", "DOUBLE", row => row.Group.AnyCluster),
            ("all_traits", "DOUBLE", row => row.Group.AllTraits),
            ("neg_log10_p", "DOUBLE", row => row.Trait.LargestNegLog10P),
            ("variants_shared", "INTEGER", row => row.Group.VariantsShared),
            ("refusal", "VARCHAR", row => row.Trait.Refusal ?? row.Group.Refusal),
            ("molecular_trait_id", "VARCHAR", row => row.Trait.MolecularTraitId),
            ("regional_probability", "DOUBLE", row => Cluster(row)?.Regional),
            ("alignment_probability", "DOUBLE", row => Cluster(row)?.Alignment),
            ("variant_share", "DOUBLE", row => Cluster(row)?.Variant.Posterior),
            ("best_variant_id", "VARCHAR", row => VariantId(row.Group, row.Group.Variant)),
            ("best_posterior", "DOUBLE", row => row.Group.Variant?.Posterior),
            ("gene_id", "VARCHAR", row => row.Group.GeneId));
    }

    static TraitCluster? Cluster((TraitGroup Group, TraitInGroup Trait) row) => row.Trait.Cluster is { } number ? row.Group.Clusters[number - 1] : null;

    static string? VariantId(TraitGroup group, SharedVariant? variant) =>
        variant is { Ref.Length: > 0 } ? new Variant(group.Locus.Chromosome, variant.Position, variant.Ref, variant.Alt).Id : null;

    static double Probability(ParseResult parsed, Option<double> option) => parsed.GetValue(option) is > 0 and < 1 and var value
        ? value
        : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option.Name} {parsed.GetValue(option)} is no probability"), "Give a number between 0 and 1.");
}
