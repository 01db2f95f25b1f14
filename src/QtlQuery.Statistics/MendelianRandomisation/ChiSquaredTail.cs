namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>Tail of the chi-squared distribution, without underflow.</summary>
public static class ChiSquaredTail
{
    /// <summary>Natural logarithm of P(X &gt; x).</summary>
    public static double LogUpper(double x, int degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreesOfFreedom, 1);
        return degreesOfFreedom == 1 && x >= 0 ? NormalTail.LogTwoSided(Math.Sqrt(x)) : WeightedChiSquaredTail.LogUpper(x, [1], degreesOfFreedom);
    }

    /// <summary>P(X &gt; x), which is 0 below 1e-308.</summary>
    public static double Upper(double x, int degreesOfFreedom) => Math.Exp(LogUpper(x, degreesOfFreedom));
}
