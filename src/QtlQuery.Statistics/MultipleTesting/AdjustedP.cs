namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>p-values adjusted for the number of tests, as R's <c>p.adjust</c> gives them. A NaN stays one and does not count as a test.</summary>
/// <exception cref="ArgumentOutOfRangeException">A p-value lies outside 0 to 1.</exception>
public static class AdjustedP
{
    /// <summary>Family-wise error: m p.</summary>
    public static double[] Bonferroni(ReadOnlySpan<double> p)
    {
        var order = TestedP.Ascending(p);
        var adjusted = TestedP.Unknown(p.Length);
        foreach (var i in order)
            adjusted[i] = Math.Min(1, order.Length * p[i]);
        return adjusted;
    }

    /// <summary>Family-wise error, step down.</summary>
    /// <remarks>Holm (1979), Scand. J. Stat. 6:65.</remarks>
    public static double[] Holm(ReadOnlySpan<double> p)
    {
        var order = TestedP.Ascending(p);
        var adjusted = TestedP.Unknown(p.Length);
        double largest = 0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, (order.Length - rank) * p[order[rank]]);
            adjusted[order[rank]] = Math.Min(1, largest);
        }

        return adjusted;
    }

    /// <summary>False discovery rate of independent or positively dependent tests, step up.</summary>
    /// <remarks>Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57:289.</remarks>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> p) => StepUp(p, TestedP.Ascending(p), 1);

    /// <summary>False discovery rate under any dependence, step up.</summary>
    /// <remarks>Benjamini and Yekutieli (2001), Ann. Stat. 29:1165.</remarks>
    public static double[] BenjaminiYekutieli(ReadOnlySpan<double> p)
    {
        var order = TestedP.Ascending(p);
        double harmonic = 0;
        for (var rank = 1; rank <= order.Length; rank++)
            harmonic += 1.0 / rank;
        return StepUp(p, order, harmonic);
    }

    static double[] StepUp(ReadOnlySpan<double> p, int[] order, double factor)
    {
        var adjusted = TestedP.Unknown(p.Length);
        double least = 1;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            least = Math.Min(least, factor * order.Length / rank * p[order[rank - 1]]);
            adjusted[order[rank - 1]] = least;
        }

        return adjusted;
    }
}
