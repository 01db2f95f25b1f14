using QtlQuery.Coloc.Ld;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc.FineMapping;

/// <summary>Fine-mapping of traits and GWAS loci with any number of causal variants, by SuSiE and the LD of the store.</summary>
/// <remarks>Wang et al. (2020), J. R. Stat. Soc. B 82:1273; Zou et al. (2022), PLoS Genet. 18:e1010299: susie_rss.</remarks>
public static class SusieFineMapping
{
    /// <param name="ld">Dataset of LD; null is the only one of the store.</param>
    /// <returns>In the order of the loci; in each the GWAS first, then dataset and trait: one for each signal with a credible set of 95 %, or one that says why there is none.</returns>
    /// <exception cref="QtlQueryException">A dataset is not there, or the store has no LD, or several have and none is named.</exception>
    public static IReadOnlyList<FineMappedLocus> Run(QtlStore store, TraitsRequest request, string? ld = null, CancellationToken cancellation = default)
    {
        var (reader, dataset) = (new TraitReader(store, request), LdDataset.Of(store, ld));
        return
        [
            .. from locus in request.Loci
               let panel = LdPanel.Read(store, dataset, locus, cancellation)
               from trait in reader.All(locus, cancellation)
               from signal in Of(trait, locus, panel)
               select signal,
        ];
    }

    static IEnumerable<FineMappedLocus> Of(TestedTrait trait, GenomicRegion locus, LdPanel panel)
    {
        var rows = trait.Rows;
        var (of, fit, refusal) = SusieSignals.Fit(rows, trait.Facts, panel);
        var largest = GwasLocus.LargestOf(rows);
        var result = new FineMappedLocus(
            trait.DatasetId, trait.MolecularTraitId, trait.GeneId, locus, null, refusal, rows.Count - of.Rows.Count,
            new(null, trait.Facts.Kind, null, false, trait.Facts.Kind == TraitKind.CaseControl ? trait.Facts.CaseFraction : null, double.IsNaN(largest) ? null : largest),
            null, null, []);
        if (fit is null)
            return [result];
        return fit.CredibleSets.Select(set =>
        {
            var effect = fit.Effects[set.Effect];
            var sets = CredibleCoverage.Smallest(effect.Alpha);
            return result with
            {
                Signal = SusieSignals.Name(set),
                Purity = set.Purity.Least,
                Variants =
                [
                    .. Enumerable.Range(0, of.Rows.Count).OrderByDescending(i => effect.Alpha[i]).Select((i, rank) => new FineMappedVariant(
                        rows.Position[of.Rows[i]], rows.Ref[of.Rows[i]], rows.Alt[of.Rows[i]], trait.Rsids[of.Rows[i]], double.IsNaN(rows.NegLog10P[of.Rows[i]]) ? null : rows.NegLog10P[of.Rows[i]],
                        effect.LogBayesFactors[i], effect.Alpha[i], fit.InclusionProbabilities[i], rank + 1, sets[i], null)),
                ],
            };
        });
    }
}
