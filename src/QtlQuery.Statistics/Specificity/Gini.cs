namespace QtlQuery.Statistics.Specificity;

/// <summary>Gini's coefficient of a gene's expression over tissues.</summary>
/// <remarks>Ceriani and Verme (2012), J. Econ. Inequal. 10:421; as a measure of specificity, Kryuchkova-Mostacci and Robinson-Rechavi (2017).</remarks>
public static class Gini
{
    /// <summary>Scaled by n / (n - 1), so that a gene of one tissue has 1.</summary>
    /// <param name="expression">One value a tissue, not negative; NaN where not tested.</param>
    /// <returns>NaN below two tested tissues, 0 where the gene is not expressed.</returns>
    public static double Of(ReadOnlySpan<double> expression) =>
        ExpressionProfile.Measured(expression, relative => WithoutScaling(relative) * relative.Length / (relative.Length - 1));

    /// <summary>As defined, at most 1 - 1 / n.</summary>
    public static double Unscaled(ReadOnlySpan<double> expression) => ExpressionProfile.Measured(expression, WithoutScaling);

    static double WithoutScaling(double[] relative)
    {
        Array.Sort(relative);
        double weighted = 0;
        for (var i = 0; i < relative.Length; i++)
            weighted += (2 * i + 1 - relative.Length) * relative[i];
        return weighted / (relative.Length * relative.Sum());
    }
}
