namespace QtlQuery.Statistics;

/// <summary>Upper tail of the chi-square distribution, without underflow.</summary>
/// <remarks>
/// The incomplete gamma function ratio Q(df / 2, x / 2): below its middle as the complement of a series of positive terms (DLMF 8.7.1), above
/// by Legendre's continued fraction (DLMF 8.9.2), from its front in Lentz's way.
/// </remarks>
public static class ChiSquareTail
{
    /// <summary>P(X &gt; x), which underflows to 0 below 1e-308: use <see cref="LogUpper"/> there.</summary>
    public static double Upper(double x, double df) => Math.Exp(LogUpper(x, df));

    /// <summary>Natural logarithm of P(X &gt; x).</summary>
    /// <param name="df">Degrees of freedom, not negative; not necessarily whole. With 0 all probability lies at 0.</param>
    public static double LogUpper(double x, double df)
    {
        if (double.IsNaN(x) || !(df >= 0))
            return double.NaN;
        if (x <= 0)
            return 0;
        if (df == 0 || double.IsPositiveInfinity(x))
            return double.NegativeInfinity;

        var (shape, half) = (0.5 * df, 0.5 * x);
        var logScale = shape * Math.Log(half) - half - LogGamma.Of(shape);
        return half < shape + 1
            ? LogOnePlus.Of(-Math.Exp(logScale) * Series(shape, half))
            : logScale - Math.Log(half) + Math.Log(half * Fraction(shape, half));
    }

    /// <summary>P(a, x) over x^a e^-x / Γ(a).</summary>
    static double Series(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (var n = 1; term > sum * 1e-17; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }

    /// <summary>Q(a, x) over x^a e^-x / Γ(a).</summary>
    static double Fraction(double a, double x)
    {
        var below = x + 1 - a;
        double c = 1e300, d = 1 / below, value = d, change;
        var n = 1;
        do
        {
            var above = -n * (n - a);
            below += 2;
            d = 1 / (above * d + below);
            c = below + above / c;
            change = c * d;
            value *= change;
            n++;
        }
        while (Math.Abs(change - 1) > 2e-16 && n < 100000);

        return value;
    }
}
