namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>The probability that a test's null hypothesis is true, given its p-value. A NaN stays one and does not count as a test.</summary>
/// <remarks>
/// Efron et al. (2001), J. Am. Stat. Assoc. 96:1151, in the manner of Bioconductor's qvalue: the null density of transformed p-values over a
/// kernel estimate of their density. That package bins the density on 512 points and smooths it once more, which moves results by up to 0.01.
/// </remarks>
public static class LocalFalseDiscoveryRate
{
    /// <summary>p-values are kept this far from 0 and 1, where the transforms are infinite.</summary>
    const double Margin = 1e-8;

    /// <param name="pi0">Proportion of true null hypotheses, as from <see cref="StoreyPi0"/>.</param>
    /// <param name="truncate">Whether values above 1 become 1.</param>
    /// <param name="monotone">Whether a larger p-value may not have a smaller rate.</param>
    /// <param name="bandwidthFactor">Times Silverman's rule of thumb.</param>
    public static double[] Of(
        ReadOnlySpan<double> p,
        double pi0,
        PValueTransform transform = PValueTransform.Probit,
        bool truncate = true,
        bool monotone = true,
        double bandwidthFactor = 1.5)
    {
        if (!(pi0 >= 0 && pi0 <= 1))
            throw new ArgumentOutOfRangeException(nameof(pi0), pi0, "the proportion of true null hypotheses lies between 0 and 1");
        var order = TestedP.Ascending(p);
        var rates = TestedP.Unknown(p.Length);
        if (order.Length == 0)
            return rates;

        var x = new double[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
            x[rank] = transform == PValueTransform.Probit ? Probit(p[order[rank]]) : Logit(p[order[rank]]);

        var density = KernelDensity.Gaussian(x, bandwidthFactor);
        var largest = double.NegativeInfinity;
        for (var rank = 0; rank < order.Length; rank++)
        {
            var rate = pi0 * (transform == PValueTransform.Probit ? NormalDensity(x[rank]) : LogisticDensity(x[rank])) / density[rank];
            if (truncate)
                rate = Math.Min(rate, 1);
            largest = Math.Max(largest, rate);
            rates[order[rank]] = monotone ? largest : rate;
        }

        return rates;
    }

    static double Probit(double p) => NormalTail.Quantile(Math.Min(Math.Max(p, Margin), 1 - Margin));

    static double Logit(double p) => Math.Log((p + Margin) / (1 - p + Margin));

    static double NormalDensity(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    static double LogisticDensity(double x)
    {
        var odds = Math.Exp(-Math.Abs(x));
        return odds / ((1 + odds) * (1 + odds));
    }
}
