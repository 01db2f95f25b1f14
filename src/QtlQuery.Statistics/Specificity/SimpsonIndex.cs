namespace QtlQuery.Statistics.Specificity;

/// <summary>Simpson's index: the chance that two transcripts of a gene come from the same tissue.</summary>
/// <remarks>Simpson (1949), Nature 163:688. NaN below two tested tissues and where the gene is not expressed.</remarks>
public static class SimpsonIndex
{
    /// <summary>The sum of squared shares, from 1 / n to 1.</summary>
    /// <param name="expression">One value a tissue, not negative; NaN where not tested.</param>
    public static double Dominance(ReadOnlySpan<double> expression) =>
        ExpressionProfile.Shares(expression) is { } shares ? shares.Sum(share => share * share) : double.NaN;

    /// <summary>1 - dominance: the chance that two transcripts come from different tissues.</summary>
    public static double Diversity(ReadOnlySpan<double> expression) => 1 - Dominance(expression);

    /// <summary>1 / dominance: how many tissues of equal expression would have it.</summary>
    public static double EffectiveTissues(ReadOnlySpan<double> expression) => 1 / Dominance(expression);

    /// <summary>Dominance stretched from 0 (alike everywhere) to 1 (a single tissue).</summary>
    public static double Scaled(ReadOnlySpan<double> expression)
    {
        if (ExpressionProfile.Shares(expression) is not { } shares)
            return double.NaN;
        var least = 1.0 / shares.Length;
        return (Dominance(expression) - least) / (1 - least);
    }
}
