using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Statistics.Colocalisation;
using QtlQuery.Statistics.FineMapping;

namespace QtlQuery.Coloc.FineMapping;

/// <summary>Fine-mapping of traits and GWAS loci under the assumption of at most one causal variant in a locus, without LD.</summary>
/// <remarks>Maller et al. (2012), Nat. Genet. 44:1294; finemap.abf and credible.sets of the R package coloc.</remarks>
public static class SingleCausalFineMapping
{
    /// <summary>What coloc takes when nothing is said.</summary>
    public const double Prior = 1e-4;

    /// <param name="prior">Of each variant to be causal.</param>
    /// <returns>In the order of the loci; in each the GWAS first, then dataset and trait.</returns>
    /// <exception cref="QtlQueryException">A dataset is not there, or the GWAS does not say what its effects are.</exception>
    public static IReadOnlyList<FineMappedLocus> Run(QtlStore store, TraitsRequest request, double prior = Prior, CancellationToken cancellation = default)
    {
        var reader = new TraitReader(store, request);
        return [.. request.Loci.SelectMany(locus => reader.All(locus, cancellation).Select(trait => Of(trait, locus, prior)))];
    }

    static FineMappedLocus Of(TestedTrait trait, GenomicRegion locus, double prior)
    {
        var rows = trait.Rows;
        var factors = trait.Factors();
        int[] usable = [.. Enumerable.Range(0, factors.Logs.Length).Where(row => double.IsFinite(factors.Logs[row]))];
        var largest = GwasLocus.LargestOf(rows);
        var result = new FineMappedLocus(
            trait.DatasetId, trait.MolecularTraitId, trait.GeneId, locus, null,
            factors.Refusal is { } refusal ? RefusalName.Of(refusal) : null,
            rows.Count - usable.Length,
            new(RouteName.Of(factors.Route), trait.Facts.Kind, factors.Sd, factors.SdIsEstimated, trait.Facts.Kind == TraitKind.CaseControl ? trait.Facts.CaseFraction : null, double.IsNaN(largest) ? null : largest),
            null,
            null,
            []);
        if (result.Refusal is not null)
            return result;

        double[] logs = [.. usable.Select(row => factors.Logs[row])];
        var given = SingleCausalVariant.ConditionalPosteriors(logs);
        var withNull = SingleCausalVariant.Posteriors(logs, prior);
        var sets = CredibleCoverage.Smallest(given);
        var setsWithNull = CredibleCoverage.Smallest([.. withNull.Variants, withNull.Null]);
        int[] order = [.. Enumerable.Range(0, logs.Length).OrderByDescending(i => logs[i])];
        return result with
        {
            NullPosterior = withNull.Null,
            Variants =
            [
                .. order.Select((i, rank) => new FineMappedVariant(
                    rows.Position[usable[i]], rows.Ref[usable[i]], rows.Alt[usable[i]], trait.Rsids[usable[i]], double.IsNaN(rows.NegLog10P[usable[i]]) ? null : rows.NegLog10P[usable[i]],
                    logs[i], given[i], withNull.Variants[i], rank + 1, sets[i], setsWithNull[i])),
            ],
        };
    }
}
