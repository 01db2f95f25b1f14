namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>Which way the effect goes: instruments explain more of the trait that they act on first.</summary>
/// <remarks>Hemani et al. (2017), PLoS Genet. 13:e1007081; Fisher's z of two correlations from samples that do not overlap.</remarks>
public static class SteigerTest
{
    /// <param name="exposureR">Correlation of each independent instrument with the exposure.</param>
    /// <param name="exposureSize">Individuals.</param>
    public static SteigerResult Test(ReadOnlySpan<double> exposureR, ReadOnlySpan<double> outcomeR, double exposureSize, double outcomeSize)
    {
        var (exposure, outcome) = (SumOfSquares(exposureR), SumOfSquares(outcomeR));
        var difference = Math.Atanh(Math.Sqrt(exposure)) - Math.Atanh(Math.Sqrt(outcome));
        var z = difference / Math.Sqrt(1 / (exposureSize - 3) + 1 / (outcomeSize - 3));
        return new(exposure, outcome, z, NormalTail.LogTwoSided(z));
    }

    static double SumOfSquares(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (var value in values)
            sum += value * value;
        return sum;
    }
}
