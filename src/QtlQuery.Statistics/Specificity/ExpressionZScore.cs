namespace QtlQuery.Statistics.Specificity;

/// <summary>How many standard deviations (of n - 1) a tissue lies above the mean of a gene's expression.</summary>
/// <remarks>Kryuchkova-Mostacci and Robinson-Rechavi (2017), Brief. Bioinform. 18:205. The most that n tissues allow is (n - 1) / √n.</remarks>
public static class ExpressionZScore
{
    /// <param name="expression">One value a tissue, not negative; NaN where not tested.</param>
    /// <returns>NaN where not tested, and everywhere below two tested tissues; 0 where all tissues are alike.</returns>
    public static double[] PerTissue(ReadOnlySpan<double> expression) =>
        ExpressionProfile.Placed(expression, Scores(ExpressionProfile.Relative(expression)));

    /// <summary>Each score stretched from -(n - 1) / √n .. (n - 1) / √n to 0 .. 1.</summary>
    public static double[] PerTissueScaled(ReadOnlySpan<double> expression)
    {
        var relative = ExpressionProfile.Relative(expression);
        var most = Most(relative.Length);
        return ExpressionProfile.Placed(expression, [.. Scores(relative).Select(score => (score + most) / (2 * most))]);
    }

    /// <summary>The largest score.</summary>
    public static double Largest(ReadOnlySpan<double> expression) => ExpressionProfile.Measured(expression, relative => Scores(relative).Max());

    /// <summary>The largest score over the most that is possible, from 0 to 1.</summary>
    public static double LargestScaled(ReadOnlySpan<double> expression) =>
        ExpressionProfile.Measured(expression, relative => Scores(relative).Max() / Most(relative.Length));

    static double Most(int tissues) => (tissues - 1) / Math.Sqrt(tissues);

    static double[] Scores(double[] relative)
    {
        if (relative.Length < 2)
            return [.. relative.Select(_ => double.NaN)];
        var mean = relative.Average();
        var deviation = Math.Sqrt(relative.Sum(value => (value - mean) * (value - mean)) / (relative.Length - 1));
        return [.. relative.Select(value => deviation == 0 ? 0 : (value - mean) / deviation)];
    }
}
