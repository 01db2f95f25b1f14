namespace QtlQuery.Statistics.Permutations;

/// <summary>
/// The degrees of freedom at which the permutations' least p-values have a first shape of 1 by their moments: the ones that the data behave
/// as if they had, since residuals are neither normal nor independent.
/// </summary>
/// <remarks>
/// Ongen et al. (2016), Bioinformatics 32:1479. Variances are divided by the number of permutations, as in tensorQTL; FastQTL and QTLtools divide
/// by one less, which moves the root by 0.1 to 1 %. The root of log shape1 over log df is bracketed first.
/// </remarks>
static class TrueDf
{
    const double Least = 1e-3;
    const double Greatest = 1e9;

    /// <summary>NaN where nothing between a thousandth and a thousand million is a root.</summary>
    /// <param name="odds">r² / (1 - r²) of each permutation's best variant.</param>
    public static double Of(ReadOnlySpan<double> odds, double nominalDf)
    {
        // shape1 falls as df rises: fewer df, larger p.
        var (low, high) = (Math.Log(nominalDf), Math.Log(nominalDf));
        var (atLow, atHigh) = (LogShape1(odds, low), LogShape1(odds, low));
        for (var width = 0.125; !(atLow >= 0); width *= 2)
        {
            if (!(low > Math.Log(Least)))
                return double.NaN;
            (high, atHigh) = (low, atLow);
            low -= width;
            atLow = LogShape1(odds, low);
        }

        for (var width = 0.125; !(atHigh <= 0); width *= 2)
        {
            if (!(high < Math.Log(Greatest)))
                return double.NaN;
            (low, atLow) = (high, atHigh);
            high += width;
            atHigh = LogShape1(odds, high);
        }

        return Math.Exp(Root(odds, low, atLow, high, atHigh));
    }

    /// <summary>Regula falsi in the Illinois way: the end that stays is halved, so that both ends move.</summary>
    static double Root(ReadOnlySpan<double> odds, double low, double atLow, double high, double atHigh)
    {
        if (atLow == 0 || low == high)
            return low;
        if (atHigh == 0)
            return high;

        var kept = 0;
        for (var step = 0; step < 100; step++)
        {
            var middle = (low * atHigh - high * atLow) / (atHigh - atLow);
            if (!(middle > low && middle < high))
                middle = (low + high) / 2;
            var at = LogShape1(odds, middle);
            if (at == 0 || high - low <= 1e-13 * Math.Max(1, Math.Abs(middle)))
                return middle;
            if (Math.Abs(at) <= 1e-14)
                return middle;
            if (at > 0)
            {
                (low, atLow) = (middle, at);
                atHigh = kept == 1 ? atHigh / 2 : atHigh;
                kept = 1;
            }
            else
            {
                (high, atHigh) = (middle, at);
                atLow = kept == -1 ? atLow / 2 : atLow;
                kept = -1;
            }
        }

        return (low + high) / 2;
    }

    /// <summary>The logarithm of the first shape by moments, or NaN where the moments are no beta distribution's.</summary>
    static double LogShape1(ReadOnlySpan<double> odds, double logDf)
    {
        var df = Math.Exp(logDf);
        double mean = 0, squares = 0;
        var count = 0;
        foreach (var value in odds)
        {
            var p = StudentTail.TwoSided(Math.Sqrt(value * df), df);
            count++;
            var change = p - mean;
            mean += change / count;
            squares += change * (p - mean);
        }

        return Math.Log(mean * (mean * (1 - mean) * count / squares - 1));
    }
}
