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
    const int MostSteps = 200;

    /// <summary>Of log df; the moments' own rounding is a tenth of it.</summary>
    const double Precision = 1e-12;

    /// <summary>NaN where nothing between a thousandth and a thousand million is a root.</summary>
    /// <param name="odds">r² / (1 - r²) of each permutation's best variant.</param>
    public static double Of(double[] odds, double nominalDf)
    {
        var p = StudentTail.TwoSidedOfOdds(odds);
        double LogShape1(double logDf) => LogShape1OfMoments(p(Math.Exp(logDf)));

        // shape1 falls as df rises: fewer df, larger p.
        var low = Math.Log(nominalDf);
        var high = low;
        var atLow = LogShape1(low);
        var atHigh = atLow;
        for (var width = 0.125; !(atLow >= 0); width *= 2)
        {
            if (!(low > Math.Log(Least)))
                return double.NaN;
            (high, atHigh) = (low, atLow);
            low -= width;
            atLow = LogShape1(low);
        }

        for (var width = 0.125; !(atHigh <= 0); width *= 2)
        {
            if (!(high < Math.Log(Greatest)))
                return double.NaN;
            (low, atLow) = (high, atHigh);
            high += width;
            atHigh = LogShape1(high);
        }

        return Math.Exp(Root(LogShape1, low, atLow, high, atHigh));
    }

    /// <summary>By secants through the last two places, and by halving where one would leave the bracket.</summary>
    static double Root(Func<double, double> function, double low, double atLow, double high, double atHigh)
    {
        var (before, atBefore, last, atLast) = (low, atLow, high, atHigh);
        for (var step = 0; step < MostSteps && atLast != 0; step++)
        {
            var next = last - atLast * (last - before) / (atLast - atBefore);
            if (!(next > low && next < high))
                next = (low + high) / 2;
            if (Math.Abs(next - last) <= Precision)
                return next;

            (before, atBefore, last, atLast) = (last, atLast, next, function(next));
            (low, high) = atLast > 0 ? (last, high) : (low, last);
        }

        return last;
    }

    /// <summary>The logarithm of the first shape by moments, or NaN where the moments are no beta distribution's.</summary>
    static double LogShape1OfMoments(IEnumerable<double> values)
    {
        double mean = 0, squares = 0;
        var count = 0;
        foreach (var p in values)
        {
            count++;
            var change = p - mean;
            mean += change / count;
            squares += change * (p - mean);
        }

        return Math.Log(mean * (mean * (1 - mean) * count / squares - 1));
    }
}
