namespace QtlQuery.Statistics.Colocalisation;

/// <summary>The standard deviation of a quantitative trait, as the variances of its effects betray it.</summary>
/// <remarks>
/// Since V is close to sdY² / (2 N f (1 - f)), it is the square root of the slope of 2 N f (1 - f) on 1 / V through the origin (R package coloc).
/// </remarks>
public static class TraitStandardDeviation
{
    /// <param name="variances">Variances of beta, of all variants of the dataset at hand, not only of those that another dataset shares.</param>
    /// <param name="sampleSize">Individuals.</param>
    public static double Estimate(ReadOnlySpan<double> variances, ReadOnlySpan<double> alleleFrequencies, double sampleSize) =>
        Estimate(variances, alleleFrequencies, _ => sampleSize);

    /// <param name="variances">Variances of beta, of all variants of the dataset at hand, not only of those that another dataset shares.</param>
    /// <param name="sampleSizeAt">Individuals of the variant of an index.</param>
    public static double Estimate(ReadOnlySpan<double> variances, ReadOnlySpan<double> alleleFrequencies, Func<int, double> sampleSizeAt)
    {
        if (variances.Length != alleleFrequencies.Length)
            throw new ArgumentException($"{variances.Length} variances, but {alleleFrequencies.Length} frequencies.");

        double products = 0, squares = 0;
        for (var i = 0; i < variances.Length; i++)
        {
            var precision = 1 / variances[i];
            products += precision * 2 * sampleSizeAt(i) * alleleFrequencies[i] * (1 - alleleFrequencies[i]);
            squares += precision * precision;
        }

        return Math.Sqrt(products / squares);
    }
}
