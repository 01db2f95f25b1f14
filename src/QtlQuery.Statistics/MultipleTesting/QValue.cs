namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>q-values: the least false discovery rate at which a test is called significant. A NaN stays one and does not count as a test.</summary>
/// <remarks>
/// Storey (2002), J. R. Stat. Soc. B 64:479. As in Bioconductor's qvalue 2.x, the step-up minimum is capped at 1 before pi0 multiplies it, so
/// that no q-value is above pi0; with pi0 = 1 it is Benjamini and Hochberg's adjusted p-value.
/// </remarks>
public static class QValue
{
    /// <param name="pi0">Proportion of true null hypotheses, as from <see cref="StoreyPi0"/>.</param>
    public static double[] Of(ReadOnlySpan<double> p, double pi0) => StepUp(p, pi0, (value, _) => value);

    /// <summary>q-values of the positive false discovery rate: given that something is called significant. They may exceed p even for one test.</summary>
    /// <remarks>p / (1 - (1 - p)^m), whose limit at p = 0 is 1 / m; R's arithmetic gives NaN there.</remarks>
    public static double[] Positive(ReadOnlySpan<double> p, double pi0) =>
        StepUp(p, pi0, (value, m) => value > 0 ? value / -ExpMinusOne.Of(m * LogOnePlus.Of(-value)) : 1.0 / m);

    /// <summary>Natural logarithms of q-values from those of p-values, which may be far below what a double holds.</summary>
    public static double[] OfLogs(ReadOnlySpan<double> logP, double pi0)
    {
        CheckProportion(pi0);
        var order = TestedP.AscendingLogs(logP);
        var logQ = TestedP.Unknown(logP.Length);
        double least = 0;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            least = Math.Min(least, logP[order[rank - 1]] + Math.Log((double)order.Length / rank));
            logQ[order[rank - 1]] = Math.Log(pi0) + least;
        }

        return logQ;
    }

    static double[] StepUp(ReadOnlySpan<double> p, double pi0, Func<double, int, double> rate)
    {
        CheckProportion(pi0);
        var order = TestedP.Ascending(p);
        var q = TestedP.Unknown(p.Length);
        double least = 1;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            least = Math.Min(least, rate(p[order[rank - 1]], order.Length) * order.Length / rank);
            q[order[rank - 1]] = pi0 * least;
        }

        return q;
    }

    static void CheckProportion(double pi0)
    {
        if (!(pi0 > 0 && pi0 <= 1))
            throw new ArgumentOutOfRangeException(nameof(pi0), pi0, "the proportion of true null hypotheses is above 0 and at most 1");
    }
}
