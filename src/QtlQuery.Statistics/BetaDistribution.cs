namespace QtlQuery.Statistics;

/// <summary>The beta distribution, which the least of many correlated p-values nearly follows.</summary>
/// <remarks>Ongen et al. (2016), Bioinformatics 32:1479: fitted to a few permutations, it reaches p-values that no number of permutations could.</remarks>
public readonly record struct BetaDistribution(double Shape1, double Shape2)
{
    /// <summary>Below the logarithm of everything that a double holds.</summary>
    const double LeastLog = -1000;

    /// <summary>The distribution that has the mean and the variance of some values between 0 and 1.</summary>
    public static BetaDistribution FromMoments(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        var sum = mean * (1 - mean) / variance - 1;
        return new(mean * sum, (1 - mean) * sum);
    }

    /// <summary>Natural logarithm of the share of the distribution up to x.</summary>
    /// <param name="logX">Natural logarithm of x, since x itself may be below what a double holds.</param>
    public double LogCumulative(double logX)
    {
        if (!(logX < 0))
            return logX >= 0 ? 0 : double.NaN;
        if (double.IsNegativeInfinity(logX))
            return logX;

        var x = Math.Exp(logX);
        var y = 1 - x;
        var logScale = Shape1 * logX + Shape2 * LogOnePlus.Of(-x) - LogGamma.Of(Shape1) - LogGamma.Of(Shape2) + LogGamma.Of(Shape1 + Shape2);
        return x <= Shape1 / (Shape1 + Shape2)
            ? logScale - Math.Log(IncompleteBeta.Fraction(Shape1, Shape2, x, y))
            : LogOnePlus.Of(-Math.Exp(logScale) / IncompleteBeta.Fraction(Shape2, Shape1, y, x));
    }

    /// <summary>The x up to which a share of the distribution lies.</summary>
    public double Quantile(double share) => Math.Exp(LogQuantile(share));

    /// <summary>Natural logarithm of the x up to which a share of the distribution lies, by bisection.</summary>
    public double LogQuantile(double share)
    {
        var logShare = Math.Log(share);
        var (low, high) = (LeastLog, 0.0);
        while ((low + high) / 2 is var middle && middle > low && middle < high)
        {
            if (LogCumulative(middle) < logShare)
                low = middle;
            else
                high = middle;
        }

        return high;
    }
}
