namespace QtlQuery.Statistics.Specificity;

/// <summary>TSI: a tissue's share of a gene's expression. Some papers and programs mean the vector, most the largest entry.</summary>
/// <remarks>Julien et al. (2012), PLoS Biol. 10:e1001328.</remarks>
public static class TissueSpecificityIndex
{
    /// <summary>The share of each tissue.</summary>
    /// <param name="expression">One value a tissue, not negative; NaN where not tested.</param>
    /// <returns>NaN where not tested, and everywhere below two tested tissues; 0 where the gene is not expressed.</returns>
    public static double[] PerTissue(ReadOnlySpan<double> expression)
    {
        var relative = ExpressionProfile.Relative(expression);
        var sum = relative.Length < 2 ? double.NaN : relative.Sum();
        return ExpressionProfile.Placed(expression, [.. relative.Select(value => sum == 0 ? 0 : value / sum)]);
    }

    /// <summary>The largest share.</summary>
    public static double Largest(ReadOnlySpan<double> expression) => ExpressionProfile.Measured(expression, relative => 1 / relative.Sum());
}
