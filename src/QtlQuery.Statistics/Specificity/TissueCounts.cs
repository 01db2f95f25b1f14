namespace QtlQuery.Statistics.Specificity;

/// <summary>Counts: the share of tissues in which a gene is not expressed above a threshold.</summary>
/// <remarks>Duret and Mouchiroud (2000), Mol. Biol. Evol. 17:68.</remarks>
public static class TissueCounts
{
    /// <summary>(n - tissues above the threshold) / (n - 1): 0 if above it everywhere, 1 if in a single tissue.</summary>
    /// <param name="expression">One value a tissue; NaN where not tested.</param>
    /// <param name="threshold">In the unit of the expression; what equals it is not above it.</param>
    /// <returns>NaN below two tested tissues, 0 where no tissue is above the threshold.</returns>
    public static double Of(ReadOnlySpan<double> expression, double threshold)
    {
        var (tested, above) = (0, 0);
        foreach (var value in expression)
        {
            if (double.IsNaN(value))
                continue;
            tested++;
            if (value > threshold)
                above++;
        }

        if (tested < 2)
            return double.NaN;
        return above == 0 ? 0 : (tested - above) / (double)(tested - 1);
    }
}
