namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>One p-value from many dependent ones by the Cauchy distribution (ACAT), good for small p-values under any correlation.</summary>
/// <remarks>
/// Liu and Xie (2020), J. Am. Stat. Assoc. 115:393; Liu et al. (2019), Am. J. Hum. Genet. 104:410. The statistic is a weighted mean of
/// cot(π p). A p-value of exactly 1 is an infinite statistic, which makes the answer 1: shrink such p-values first. NaN is left out.
/// </remarks>
public static class CauchyCombination
{
    /// <summary>Below it cot(π p) is 1 / (π p) to the last digit.</summary>
    const double LogTiny = -20;

    const double LogPi = 1.144729885849400174;

    /// <param name="weights">One for each p-value, not negative; equal if left out. They need not sum to 1.</param>
    public static double Of(ReadOnlySpan<double> p, ReadOnlySpan<double> weights = default)
    {
        var logP = new double[p.Length];
        for (var i = 0; i < p.Length; i++)
            logP[i] = Math.Log(p[i]);
        return Math.Exp(OfLogs(logP, weights));
    }

    /// <summary>Natural logarithm of the combined p-value, from those of p-values that may be far below what a double holds.</summary>
    /// <returns>NaN without any p-value, and with both a 0 and a 1 among them.</returns>
    public static double OfLogs(ReadOnlySpan<double> logP, ReadOnlySpan<double> weights = default)
    {
        if (!weights.IsEmpty && weights.Length != logP.Length)
            throw new ArgumentException($"{weights.Length} weights for {logP.Length} p-values", nameof(weights));

        var largest = double.NegativeInfinity;
        double total = 0;
        for (var i = 0; i < logP.Length; i++)
        {
            if (logP[i] > 0)
                throw new ArgumentOutOfRangeException(nameof(logP), logP[i], "the logarithm of a p-value is not above 0");
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (!(weight >= 0))
                throw new ArgumentOutOfRangeException(nameof(weights), weight, "a weight is not negative");
            if (double.IsNaN(logP[i]) || weight == 0)
                continue;
            total += weight;
            largest = Math.Max(largest, -logP[i]);
        }

        // The statistic times exp(-largest), which keeps the terms of the least p-values near 1.
        double statistic = 0;
        var (sure, impossible) = (false, false);
        for (var i = 0; i < logP.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            if (double.IsNaN(logP[i]) || weight == 0)
                continue;
            sure |= logP[i] == 0;
            impossible |= double.IsNegativeInfinity(logP[i]);
            statistic += weight / total * ScaledCotangent(logP[i], largest);
        }

        if (total == 0 || (sure && impossible))
            return double.NaN;
        return sure ? 0 : impossible ? double.NegativeInfinity : LogUpper(statistic, largest);
    }

    /// <summary>cot(π p) exp(-scale).</summary>
    internal static double ScaledCotangent(double logP, double scale)
    {
        if (logP < LogTiny)
            return Math.Exp(-logP - LogPi - scale);
        var (sine, cosine) = logP < -0.7 ? Math.SinCos(Math.PI * Math.Exp(logP)) : Math.SinCos(Math.PI * -ExpMinusOne.Of(logP));
        return (logP < -0.7 ? cosine : -cosine) / sine * Math.Exp(-scale);
    }

    /// <summary>log P(T &gt; statistic exp(scale)) of a standard Cauchy T.</summary>
    internal static double LogUpper(double statistic, double scale)
    {
        if (statistic > 0 && scale + Math.Log(statistic) is var log && log > -LogTiny)
            return -log - LogPi;
        var value = statistic * Math.Exp(scale);
        return value > 0
            ? Math.Log(Math.Atan(1 / value) / Math.PI)
            : LogOnePlus.Of(-Math.Atan2(1, -value) / Math.PI);
    }
}
