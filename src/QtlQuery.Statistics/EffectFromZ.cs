namespace QtlQuery.Statistics;

/// <summary>Effect and standard error behind a z statistic, in standard deviations of the trait per allele copy.</summary>
/// <remarks>Zhu et al. (2016), Nat. Genet. 48:481. Assumes Hardy-Weinberg proportions.</remarks>
public static class EffectFromZ
{
    /// <param name="alleleFrequency">Of the effect allele; the minor one gives the same. At 0 or 1 there is no effect to speak of: NaN.</param>
    /// <param name="sampleSize">Individuals, not alleles.</param>
    public static (double Beta, double StandardError) Standardised(double z, double alleleFrequency, double sampleSize)
    {
        if (!(alleleFrequency > 0 && alleleFrequency < 1 && sampleSize > 0))
            return (double.NaN, double.NaN);

        var standardError = 1 / Math.Sqrt(2 * alleleFrequency * (1 - alleleFrequency) * (sampleSize + z * z));
        return (z * standardError, standardError);
    }
}
