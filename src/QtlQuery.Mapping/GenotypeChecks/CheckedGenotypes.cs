using QtlQuery.Mapping.Covariates;

namespace QtlQuery.Mapping.GenotypeChecks;

/// <summary>What was found out about a genotype file.</summary>
/// <param name="Variants">Read.</param>
/// <param name="Passing">Variants that reach all limits.</param>
/// <param name="Failed">How many variants do not reach each limit; one may fail several.</param>
/// <param name="Compared">Variants that samples were compared by: common, passing, and not in LD with each other.</param>
/// <param name="Related">Related pairs, the first sample's order first.</param>
/// <param name="Components">Principal components as covariates, the strongest first.</param>
/// <param name="Eigenvalues">Of the genetic relationship, from the largest down.</param>
/// <param name="UntestedOfX">Variants of X whose Hardy-Weinberg proportions were not tested, since sexes or build are not known.</param>
/// <param name="Multiallelic">Variants that were passed over for their several alleles.</param>
public sealed record CheckedGenotypes(
    long Variants,
    long Passing,
    IReadOnlyDictionary<string, long> Failed,
    int Compared,
    IReadOnlyList<CheckedSample> Samples,
    IReadOnlyList<RelatedPair> Related,
    CovariateMatrix Components,
    IReadOnlyList<double> Eigenvalues,
    long UntestedOfX,
    long Multiallelic)
{
    /// <summary>Where the first bin of <see cref="KinshipCounts"/> begins.</summary>
    public const double FirstKinship = -0.25;

    /// <summary>Width of the bins of <see cref="KinshipCounts"/>.</summary>
    public const double KinshipBinWidth = 0.01;

    internal const int KinshipBins = 76;

    /// <summary>How many pairs of samples have a kinship within each bin; those below the first count in it, those above the last in that.</summary>
    public IReadOnlyList<long> KinshipCounts { get; init; } = [];
}
