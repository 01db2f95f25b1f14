namespace QtlQuery.Statistics.Specificity;

/// <summary>JSS: 1 minus the Jensen-Shannon distance between a gene's shares of expression and expression in one tissue alone.</summary>
/// <remarks>Cabili et al. (2011), Genes Dev. 25:1915. Divergence in bits, so that the distance ends at 1.</remarks>
public static class JensenShannonSpecificity
{
    /// <param name="expression">One value a tissue, not negative; NaN where not tested.</param>
    /// <returns>NaN where not tested, and everywhere below two tested tissues or where the gene is not expressed.</returns>
    public static double[] PerTissue(ReadOnlySpan<double> expression)
    {
        var relative = ExpressionProfile.Relative(expression);
        var sum = relative.Length < 2 ? 0 : relative.Sum();
        var specificities = relative.Select((value, tissue) => sum > 0 ? Specificity(value / sum, Rest(relative, tissue) / sum) : double.NaN);
        return ExpressionProfile.Placed(expression, [.. specificities]);
    }

    /// <summary>The specificity for the tissue that fits best.</summary>
    public static double Largest(ReadOnlySpan<double> expression)
    {
        var largest = double.NaN;
        foreach (var value in PerTissue(expression))
            largest = value > largest || double.IsNaN(largest) ? value : largest;
        return largest;
    }

    static double Rest(double[] relative, int tissue)
    {
        double rest = 0;
        for (var other = 0; other < relative.Length; other++)
            rest += other == tissue ? 0 : relative[other];
        return rest;
    }

    // The shares of the other tissues cancel: the divergence from one tissue alone depends on that tissue's share only.
    static double Specificity(double share, double rest)
    {
        var shareBits = share > 0 ? share * Log2(share, rest) : 0;
        var middle = (1 + share) / 2;
        var divergence = rest / 2 + shareBits / 2 - middle * Log2(middle, rest / 2);
        return 1 - Math.Sqrt(Math.Max(divergence, 0));
    }

    /// <summary>log2 of x = 1 - rest.</summary>
    static double Log2(double x, double rest) => x < 0.5 ? Math.Log2(x) : LogOnePlus.Of(-rest) / Math.Log(2);
}
