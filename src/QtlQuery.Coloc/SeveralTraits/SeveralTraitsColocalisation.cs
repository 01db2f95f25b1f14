using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc.SeveralTraits;

/// <summary>Colocalisation of more than two traits: a gene in several contexts, with a GWAS or without.</summary>
/// <remarks>
/// Foley et al. (2021), Nat. Commun. 12:764 (HyPrColoc), and beside it the exact posterior of one cluster of any of the traits. Both assume one causal
/// variant of each trait at most, and traits measured in other people.
/// </remarks>
public static class SeveralTraitsColocalisation
{
    /// <returns>A group for each locus and gene, in the order of the loci and genes.</returns>
    /// <exception cref="QtlQueryException">A dataset is not there, or the GWAS does not say what its effects are.</exception>
    public static IReadOnlyList<TraitGroup> Run(QtlStore store, TraitsRequest request, SeveralTraitsOptions? options = null, CancellationToken cancellation = default)
    {
        var reader = new TraitReader(store, request);
        return [.. request.Loci.SelectMany(locus => Groups(reader, locus, options ?? new(), cancellation))];
    }

    static IEnumerable<TraitGroup> Groups(TraitReader reader, GenomicRegion locus, SeveralTraitsOptions options, CancellationToken cancellation)
    {
        var all = reader.All(locus, cancellation).ToList();
        var gwas = all.Where(trait => trait.MolecularTraitId is null);
        return
            from trait in all
            where trait.MolecularTraitId is not null
            group trait by trait.GeneId ?? trait.MolecularTraitId into gene
            orderby gene.Key
            select Group(gene.First().GeneId, locus, [.. gwas, .. gene], options);
    }

    static TraitGroup Group(string? gene, GenomicRegion locus, List<TestedTrait> traits, SeveralTraitsOptions options)
    {
        var factors = traits.ConvertAll(trait => trait.Factors());
        int[] usable = [.. Enumerable.Range(0, traits.Count).Where(i => factors[i].Refusal is null)];
        var byVariant = usable.Select(i => ByVariant(traits[i].Rows, factors[i].Logs)).ToList();
        var shared = byVariant.Count < 2 ? [] : byVariant[0].Keys.Where(variant => byVariant.TrueForAll(others => others.ContainsKey(variant))).Order().ToList();
        if (shared.Count == 0)
            return new(gene, locus, byVariant.Count < 2 ? "one_trait" : RefusalName.Of(ColocalisationRefusal.NoSharedVariant), 0, Described(traits, factors, usable, [], null), [], null, null, null);

        double[][] logs = [.. byVariant.Select(factor => shared.Select(variant => factor[variant]).ToArray())];
        var found = HyPrColoc.Clusters(logs, new() { Prior1 = options.Prior, PriorC = options.PriorC, RegionalThreshold = options.Threshold, AlignmentThreshold = options.Threshold }).Where(cluster => cluster.IsCluster).ToList();
        var exact = OneClusterModel.Posteriors(logs, options.Prior, OneClusterModel.ClusterPriors(logs.Length, options.Prior, options.PriorC));
        var likeliest = Array.IndexOf(exact.Variants, exact.Variants.Max());
        return new(
            gene, locus, null, shared.Count,
            Described(traits, factors, usable, found, exact),
            [.. found.Select(cluster => new TraitCluster(cluster.Evidence!.Posterior, cluster.Evidence.Regional, cluster.Evidence.Alignment, Variant(cluster.Evidence.Candidate, cluster.Evidence.VariantShares[cluster.Evidence.Candidate])))],
            exact.Cluster,
            exact.Sizes[^1],
            Variant(likeliest, exact.Variants[likeliest]));

        SharedVariant Variant(int index, double posterior)
        {
            // Named as the first trait names it.
            var (rows, row) = (traits[usable[0]].Rows, Row(traits[usable[0]].Rows, shared[index]));
            return new(rows.Position[row], rows.Ref[row], rows.Alt[row], posterior);
        }
    }

    static List<TraitInGroup> Described(List<TestedTrait> traits, List<SideBayesFactors> factors, int[] usable, List<HyPrColocCluster> clusters, OneClusterPosteriors? exact) =>
    [
        .. traits.Select((trait, i) =>
        {
            var at = Array.IndexOf(usable, i);
            var cluster = clusters.FindIndex(each => each.Traits.Contains(at));
            var largest = GwasLocus.LargestOf(trait.Rows);
            return new TraitInGroup(
                trait.DatasetId, trait.MolecularTraitId, trait.GeneId, factors[i].Refusal is { } refusal ? RefusalName.Of(refusal) : null,
                cluster < 0 ? null : cluster + 1, at < 0 ? null : exact?.Traits[at], double.IsNaN(largest) ? null : largest);
        }),
    ];

    static Dictionary<VariantKey, double> ByVariant(LocusRows rows, double[] logs)
    {
        var factors = new Dictionary<VariantKey, double>();
        for (var row = 0; row < rows.Count; row++)
        {
            if (double.IsFinite(logs[row]))
                factors[Key(rows, row)] = logs[row];
        }

        return factors;
    }

    static int Row(LocusRows rows, VariantKey variant) => Enumerable.Range(0, rows.Count).First(row => Key(rows, row) == variant);

    static VariantKey Key(LocusRows rows, int row) => VariantKey.Of(rows.Position[row], rows.Ref[row], rows.Alt[row]);
}
