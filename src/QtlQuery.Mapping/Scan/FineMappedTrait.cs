using QtlQuery.Statistics.FineMapping;

namespace QtlQuery.Mapping.Scan;

/// <summary>What SuSiE found in a trait's window.</summary>
/// <param name="Tests">Of each variant by itself, in the order of the fit's columns.</param>
/// <param name="Genotypes">Residuals beside the covariates.</param>
/// <param name="Length">Of the trait's residuals, that is the root of their squares.</param>
sealed record FineMappedTrait(ScannedTrait Trait, TraitTests Tests, GenotypeColumns Genotypes, double Length, SusieResult Result)
{
    /// <summary>What turns an effect of standardised genotypes on the standardised trait into one of a copy of alt on the trait.</summary>
    public double Scale(int variant) => Length / Math.Sqrt(Tests.Variants[variant].Squares);
}
