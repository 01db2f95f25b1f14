namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>One p-value from several by the classical rules. NaN is left out; without any p-value the answer is NaN.</summary>
/// <remarks>Fisher's and Stouffer's need independent tests; for dependent ones see <see cref="CauchyCombination"/>.</remarks>
/// <exception cref="ArgumentOutOfRangeException">A p-value lies outside 0 to 1.</exception>
public static class CombinedP
{
    /// <summary>Natural logarithm of Fisher's p-value: -2 Σ log p is chi-square with two degrees of freedom a test.</summary>
    /// <remarks>Fisher (1932), Statistical Methods for Research Workers, section 21.1.</remarks>
    public static double LogFisher(ReadOnlySpan<double> p)
    {
        var order = TestedP.Ascending(p);
        double sum = 0;
        foreach (var i in order)
            sum -= 2 * Math.Log(p[i]);
        return order.Length > 0 ? ChiSquareTail.LogUpper(sum, 2 * order.Length) : double.NaN;
    }

    /// <summary>Stouffer's z, of one-sided p-values: the sum of their upper normal quantiles over the root of their number.</summary>
    /// <remarks>Stouffer et al. (1949), The American Soldier, volume 1. Its one-sided p-value is the normal tail above it.</remarks>
    public static double StoufferZ(ReadOnlySpan<double> p)
    {
        var order = TestedP.Ascending(p);
        double sum = 0;
        foreach (var i in order)
            sum -= NormalTail.Quantile(p[i]);
        return order.Length > 0 ? sum / Math.Sqrt(order.Length) : double.NaN;
    }

    /// <summary>Simes' p-value: the least of m p over rank, which is Benjamini and Hochberg's least adjusted p-value.</summary>
    /// <remarks>Simes (1986), Biometrika 73:751. Holds for independent and for positively dependent tests.</remarks>
    public static double Simes(ReadOnlySpan<double> p)
    {
        var order = TestedP.Ascending(p);
        var least = order.Length > 0 ? 1 : double.NaN;
        for (var rank = 1; rank <= order.Length; rank++)
            least = Math.Min(least, order.Length * p[order[rank - 1]] / rank);
        return least;
    }
}
