namespace QtlQuery.Statistics;

/// <summary>Tail probabilities of the standard normal distribution and their inverses, without underflow.</summary>
/// <remarks>
/// Near the middle by the confluent series of erf (Abramowitz and Stegun 7.1.6), whose terms are all positive; further out by Laplace's
/// continued fraction of Mills' ratio (26.2.14). A tail is never formed as 1 minus the other.
/// </remarks>
public static class NormalTail
{
    /// <summary>Up to here the series loses nothing in 1 - erf; beyond it the continued fraction converges quickly.</summary>
    const double SeriesEnd = 2;

    const double Ln10 = 2.302585092994045684;
    const double Ln2 = 0.693147180559945309;
    const double SqrtHalfPi = 1.253314137315500251;

    /// <summary>-log10 of the two-sided p-value, finite for every |z| up to 1e154.</summary>
    public static double NegLog10TwoSided(double z) => -LogTwoSided(z) / Ln10;

    /// <summary>The two-sided p-value, which is 0 beyond |z| of about 38.6: use <see cref="NegLog10TwoSided"/> there.</summary>
    public static double TwoSided(double z)
    {
        z = Math.Abs(z);
        return z < SeriesEnd ? 1 - Central(z) : 2 * Density(z) * MillsRatio(z);
    }

    /// <summary>Natural logarithm of the two-sided p-value.</summary>
    public static double LogTwoSided(double z)
    {
        z = Math.Abs(z);
        if (double.IsPositiveInfinity(z))
            return double.NegativeInfinity;
        return z < SeriesEnd ? LogOnePlus.Of(-Central(z)) : Math.Log(MillsRatio(z) / SqrtHalfPi) - 0.5 * z * z;
    }

    /// <summary>Natural logarithm of P(Z &gt; z).</summary>
    public static double LogUpper(double z) => z >= 0 ? LogTwoSided(z) - Ln2 : LogOnePlus.Of(-0.5 * TwoSided(z));

    /// <summary>The |z| whose two-sided p-value is 10 to the power of <paramref name="negLog10P"/>, negated.</summary>
    public static double ZFromNegLog10TwoSided(double negLog10P) => ZFromLogTwoSided(-negLog10P * Ln10);

    /// <summary>The |z| of a two-sided p-value.</summary>
    public static double ZFromTwoSided(double p) => ZFromLogTwoSided(Math.Log(p));

    /// <summary>The z below which a standard normal lies with probability <paramref name="p"/>.</summary>
    public static double Quantile(double p) => p <= 0.5 ? -ZFromTwoSided(2 * p) : ZFromTwoSided(2 * (1 - p));

    /// <summary>The |z| of a two-sided p-value, by its natural logarithm.</summary>
    // -log p is convex and rises from 0 with slope sqrt(2/pi), and p <= exp(-z²/2): both bounds lie right of the root,
    // so that Newton's steps go left only, and the first one that does not is rounding.
    internal static double ZFromLogTwoSided(double logP)
    {
        if (double.IsNaN(logP) || logP > 0)
            return double.NaN;
        if (logP == 0 || double.IsNegativeInfinity(logP))
            return -logP;

        var z = Math.Min(Math.Sqrt(-2 * logP), -logP * SqrtHalfPi);
        while (true)
        {
            var next = z + (LogTwoSided(z) - logP) * InverseHazard(z);
            if (!(next < z))
                return z;
            z = next;
        }
    }

    static double InverseHazard(double z) => z < SeriesEnd ? (1 - Central(z)) / (2 * Density(z)) : MillsRatio(z);

    /// <summary>P(|Z| &lt; z).</summary>
    static double Central(double z)
    {
        double term = 1, sum = 1;
        for (var odd = 3; term > sum * 1e-17; odd += 2)
        {
            term *= z * z / odd;
            sum += term;
        }

        return 2 * z * Density(z) * sum;
    }

    // z² is split into its double and the rest, since an error of one part in 1e16 of z² = 1400 would be one in 1e13 of the density.
    static double Density(double z)
    {
        var square = z * z;
        var rest = Math.FusedMultiplyAdd(z, z, -square);
        return Math.Exp(-0.5 * square) * Math.Exp(-0.5 * rest) / (2 * SqrtHalfPi);
    }

    /// <summary>P(Z &gt; z) over the density at z, for z of 2 and more.</summary>
    static double MillsRatio(double z)
    {
        // Evaluated from its far end; the number of levels leaves an error below 1e-17 at every z from 2 on.
        var levels = 10 + (int)(440 / (z * z));
        var fraction = z;
        for (var level = levels; level >= 1; level--)
            fraction = z + level / fraction;
        return 1 / fraction;
    }
}
