namespace QtlQuery.Statistics.Specificity;

/// <summary>SPM: the cosine between a gene's expression and expression in one tissue alone.</summary>
/// <remarks>Xiao et al. (2010), Bioinformatics 26:1273. The squares of the entries sum to 1; some programs report those.</remarks>
public static class SpecificityMeasure
{
    /// <param name="expression">One value a tissue, not negative; NaN where not tested.</param>
    /// <returns>NaN where not tested, and everywhere below two tested tissues; 0 where the gene is not expressed.</returns>
    public static double[] PerTissue(ReadOnlySpan<double> expression)
    {
        var relative = ExpressionProfile.Relative(expression);
        var length = relative.Length < 2 ? double.NaN : Length(relative);
        return ExpressionProfile.Placed(expression, [.. relative.Select(value => length == 0 ? 0 : value / length)]);
    }

    /// <summary>The largest cosine.</summary>
    public static double Largest(ReadOnlySpan<double> expression) => ExpressionProfile.Measured(expression, relative => 1 / Length(relative));

    /// <summary>The largest squared cosine.</summary>
    public static double LargestSquared(ReadOnlySpan<double> expression) =>
        ExpressionProfile.Measured(expression, relative => 1 / relative.Sum(value => value * value));

    static double Length(double[] relative) => Math.Sqrt(relative.Sum(value => value * value));
}
