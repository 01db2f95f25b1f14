using QtlQuery.Coloc.Ld;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Statistics;
using QtlQuery.Statistics.MendelianRandomisation;

namespace QtlQuery.Coloc.MendelianRandomisation;

/// <summary>SMR of molecular traits on a GWAS's trait, and HEIDI, which asks whether one variant explains both.</summary>
/// <remarks>Zhu et al. (2016), Nat. Genet. 48:481.</remarks>
public static class SmrAnalysis
{
    /// <returns>In the order of dataset, chromosome and trait: each trait whose lead reaches the p, in the dataset and among the variants that the GWAS has.</returns>
    /// <exception cref="QtlQueryException">A dataset is not there.</exception>
    public static IReadOnlyList<SmrResult> Run(QtlStore store, SmrRequest request, CancellationToken cancellation = default)
    {
        var reader = new HarmonisedTraitReader(store, request);
        var leadZ = NormalTail.ZFromTwoSided(request.LargestLeadP);
        // A little less than HEIDI asks for, which looks again.
        var leastZ = Math.Min(leadZ, NormalTail.ZFromTwoSided(request.Heidi.LargestMolecularP)) * 0.999;
        return
        [
            .. from dataset in request.Datasets
               from trait in reader.Of(dataset, leastZ, cancellation)
               let lead = Lead(trait)
               where Math.Abs(trait.Effects[lead].ExposureZ) >= leadZ * (1 - 1e-6)
               select Of(store, request, trait, lead, cancellation),
        ];
    }

    static int Lead(HarmonisedTrait trait) => Enumerable.Range(0, trait.Effects.Count).MaxBy(i => Math.Abs(trait.Effects[i].ExposureZ));

    static SmrResult Of(QtlStore store, SmrRequest request, HarmonisedTrait trait, int lead, CancellationToken cancellation)
    {
        var effect = trait.Effects[lead];
        var (heidi, refusal) = request.Ld is { } panel ? Heterogeneity(store, request, panel, trait, lead, cancellation) : (null, "no_ld");
        return new(
            trait.DatasetId, trait.MolecularTraitId, trait.GeneId,
            new(trait.Chromosome, trait.Rows.Position[lead], trait.Rows.Ref[lead], trait.Rows.Alt[lead]), trait.Rsids[lead],
            effect, Smr.Estimate(effect.ExposureBeta, effect.ExposureSe, effect.OutcomeBeta, effect.OutcomeSe), heidi, refusal);
    }

    static (HeidiResult?, string?) Heterogeneity(QtlStore store, SmrRequest request, string panel, HarmonisedTrait trait, int lead, CancellationToken cancellation)
    {
        if (trait.Effects.Count < request.Heidi.Fewest)
            return (null, "too_few_variants");
        var locus = new GenomicRegion(trait.Chromosome, trait.Rows.Position[0], trait.Rows.Position[^1]);
        var known = LdPanel.Read(store, panel, locus, trait.Rows.Position, cancellation);
        var withLead = known.With(trait.Rows, lead);
        if (!withLead.Exists(r => r is not null))
            return (null, "no_ld_of_lead");
        // Of the others HEIDI takes none, so that their LD need not be known.
        var ld = known.Of(trait.Rows, row => row == lead || (withLead[row] * withLead[row] is { } r2 && r2 > request.Heidi.LeastR2 && r2 <= request.Heidi.LargestR2));
        if (ld.Matrix is not { } matrix)
            return (null, ld.Refusal);
        var chosen = ld.Rows.Select(row => trait.Effects[row]).ToList();
        var heidi = Heidi.Test(
            new([.. chosen.Select(effect => effect.ExposureBeta)], [.. chosen.Select(effect => effect.ExposureSe)], [.. chosen.Select(effect => effect.OutcomeBeta)], [.. chosen.Select(effect => effect.OutcomeSe)]),
            matrix,
            request.Heidi);
        return (heidi, heidi is null ? "too_few_variants" : null);
    }
}
