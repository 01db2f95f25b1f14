using QtlQuery.Mapping.Genotypes;
using QtlQuery.Mapping.Scan;
using QtlQuery.Statistics.Genotypes;

namespace QtlQuery.Mapping.Chunks;

/// <summary>What a trans scan of some traits found.</summary>
/// <param name="Counts">Tests by the step of their correlation.</param>
/// <param name="Multiallelic">As the reader counts what it passed over.</param>
/// <param name="MaleHeterozygous">As the reader counts them.</param>
sealed record TransScanned(
    IReadOnlyList<TransScanned.Hit> Hits, IReadOnlyList<long> Counts, long Excluded, long VariantsLeftOut, Dictionary<UntestedReason, int> Untested, long Multiallelic, long MaleHeterozygous)
{
    /// <summary>A pair that was kept.</summary>
    /// <param name="Place">Of the variant among those of the genotypes.</param>
    /// <param name="Trait">Its id.</param>
    public sealed record Hit(int Place, GenotypeVariant Variant, AlleleCounts Counts, string Trait, PairTest Test);

    public static TransScanned Of(TransOutcome found, IGenotypeReader genotypes) => new(
        [.. found.Hits.Select(hit => new Hit(hit.Variant.Ordinal, hit.Variant.Variant, hit.Variant.Counts, hit.Trait.Id, hit.Test))],
        found.Correlations.Steps,
        found.Excluded,
        found.VariantsLeftOut,
        found.Untested.ToDictionary(),
        genotypes.LeftOut,
        genotypes.MaleHeterozygous);

    /// <summary>As the scan gave it.</summary>
    /// <param name="traits">By their ids.</param>
    public TransOutcome Outcome(IReadOnlyDictionary<string, ScannedTrait> traits)
    {
        var correlations = new CorrelationCounts(Counts);
        return new([.. Hits.Select(hit => new TransHit(new(hit.Place, hit.Variant, hit.Counts), traits[hit.Trait], hit.Test, double.NaN))], correlations.Tests, Excluded, VariantsLeftOut, correlations, Untested);
    }
}
