using QtlQuery.Core;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>The two ends of X that are also on Y, so that men have two copies of them.</summary>
/// <remarks>Genome Reference Consortium: GRCh37 X:60,001-2,699,520 and 154,931,044-155,260,560; GRCh38 X:10,001-2,781,479 and 155,701,383-156,030,895.</remarks>
static class PseudoautosomalRegions
{
    /// <summary>Whether they are known of a build.</summary>
    public static bool AreKnown(GenomeBuild? build) => build == GenomeBuild.GRCh37 || build == GenomeBuild.GRCh38;

    /// <param name="build">One of which they are known.</param>
    public static bool Hold(GenomeBuild build, int position) => build == GenomeBuild.GRCh37
        ? position is (>= 60_001 and <= 2_699_520) or (>= 154_931_044 and <= 155_260_560)
        : position is (>= 10_001 and <= 2_781_479) or (>= 155_701_383 and <= 156_030_895);
}
