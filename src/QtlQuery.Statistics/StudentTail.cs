namespace QtlQuery.Statistics;

/// <summary>Two-sided p-values of Student's t, without underflow.</summary>
/// <remarks>
/// p = I_x(df/2, 1/2) with x = df / (df + t²): near t = 0 by the complement's series (DLMF 8.17.8), whose terms are all positive; elsewhere
/// by a continued fraction, which does not cancel for large df.
/// </remarks>
public static class StudentTail
{
    const double Ln10 = 2.302585092994045684;
    const double LnPi = 1.144729885849400174;

    /// <summary>t² up to which the complement holds enough digits: p is 0.08 or more there.</summary>
    const double SeriesEnd = 3;

    /// <summary>-log10 of the two-sided p-value.</summary>
    public static double NegLog10TwoSided(double t, double df) => -LogTwoSided(t, df) / Ln10;

    /// <summary>The two-sided p-value, which underflows to 0 below 1e-308: use <see cref="NegLog10TwoSided"/> there.</summary>
    public static double TwoSided(double t, double df) => Math.Exp(LogTwoSided(t, df));

    /// <summary>Natural logarithm of the two-sided p-value. Infinite df is the normal distribution.</summary>
    /// <param name="df">Degrees of freedom, above 0; not necessarily whole.</param>
    public static double LogTwoSided(double t, double df)
    {
        if (double.IsNaN(t) || !(df > 0))
            return double.NaN;
        if (double.IsPositiveInfinity(df))
            return NormalTail.LogTwoSided(t);

        t = Math.Abs(t);
        if (t == 0)
            return 0;
        if (double.IsPositiveInfinity(t))
            return double.NegativeInfinity;

        var root = t / Math.Sqrt(df);
        var odds = root < 1e100 ? t * t / df : double.PositiveInfinity;
        return LogTwoSidedOfScale(LogScale(root, odds, df), odds, df);
    }

    /// <summary>Two-sided p-values of the same odds, t² / df, at some degrees of freedom: what does not depend on these is worked out once.</summary>
    /// <param name="odds">r² / (1 - r²) of each test; from 0 up, and finite.</param>
    internal static Func<double, IEnumerable<double>> TwoSidedOfOdds(double[] odds)
    {
        var logRoot = Array.ConvertAll(odds, value => 0.5 * Math.Log(value));
        var logOnePlusOdds = Array.ConvertAll(odds, LogOnePlus.Of);
        return At;

        IEnumerable<double> At(double df)
        {
            var constant = LogGammaRatio(0.5 * df) - 0.5 * LnPi;
            for (var i = 0; i < odds.Length; i++)
                yield return odds[i] == 0 ? 1 : Math.Exp(LogTwoSidedOfScale(logRoot[i] - 0.5 * (df + 1) * logOnePlusOdds[i] + constant, odds[i], df));
        }
    }

    /// <summary>The |t| of a two-sided p-value.</summary>
    /// <param name="logP">Natural logarithm of the p-value.</param>
    /// <remarks>
    /// log p is a concave, falling function of log t: Newton's steps come from the right after the first one, and the first that does not go
    /// left is rounding. The normal distribution, whose tails are lighter, gives the start.
    /// </remarks>
    public static double TFromLogTwoSided(double logP, double df)
    {
        var z = NormalTail.ZFromLogTwoSided(logP);
        if (!(df > 0))
            return double.NaN;
        if (!(z > 0) || double.IsInfinity(z) || double.IsPositiveInfinity(df))
            return z;

        var t = Math.Exp(Math.Log(z) + Step(z));
        while (t * Math.Exp(Step(t)) is var next && next < t)
            t = next;
        return t;

        double Step(double at)
        {
            var logTail = LogTwoSided(at, df);
            return (logTail - logP) * Math.Exp(logTail - LogScale(at / Math.Sqrt(df), at * at / df, df)) / 2;
        }
    }

    static double LogTwoSidedOfScale(double logScale, double odds, double df)
    {
        var y = double.IsInfinity(odds) ? 1 : odds / (1 + odds);
        return odds * df < SeriesEnd
            ? LogOnePlus.Of(-Math.Exp(logScale) * CentralSeries(0.5 * df, y))
            : logScale - Math.Log(IncompleteBeta.Fraction(0.5 * df, 0.5, 1 / (1 + odds), y));
    }

    /// <summary>log of x^a y^b / B(a, b) with x = 1 / (1 + odds) and y = odds / (1 + odds), which is also t times the density at t.</summary>
    /// <param name="root">t over the square root of df; its square is the odds.</param>
    static double LogScale(double root, double odds, double df)
    {
        var logOnePlusOdds = root < 1e8 ? LogOnePlus.Of(odds) : 2 * Math.Log(root);
        return Math.Log(root) - 0.5 * (df + 1) * logOnePlusOdds + LogGammaRatio(0.5 * df) - 0.5 * LnPi;
    }

    /// <summary>P(|T| &lt; t) over x^a y^b / B(a, b).</summary>
    static double CentralSeries(double a, double y)
    {
        double term = 1, sum = 1;
        for (var n = 0; term > sum * 1e-17; n++)
        {
            term *= y * (a + 0.5 + n) / (1.5 + n);
            sum += term;
        }

        return 2 * sum;
    }

    /// <summary>log Γ(a + 1/2) - log Γ(a), by its asymptotic series, which cancels nothing.</summary>
    static double LogGammaRatio(double a)
    {
        double raised = 1;
        for (; a < 16; a++)
            raised *= a / (a + 0.5);

        var w = 1 / (a * a);
        var series = (-1.0 / 8 + w * (1.0 / 192 + w * (-1.0 / 640 + w * (17.0 / 14336 + w * (-31.0 / 18432 + w * (691.0 / 180224)))))) / a;
        return Math.Log(raised) + 0.5 * Math.Log(a) + series;
    }
}
