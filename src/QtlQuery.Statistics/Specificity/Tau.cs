namespace QtlQuery.Statistics.Specificity;

/// <summary>tau: 0 for a gene expressed alike everywhere, 1 for one expressed in a single tissue.</summary>
/// <remarks>Yanai et al. (2005), Bioinformatics 21:650. Usually taken on log2(TPM + 1): the choice of scale changes it, so say which.</remarks>
public static class Tau
{
    /// <param name="expression">One value a tissue, not negative; NaN where not tested.</param>
    /// <returns>NaN below two tested tissues, 0 where the gene is not expressed.</returns>
    public static double Of(ReadOnlySpan<double> expression) =>
        ExpressionProfile.Measured(expression, relative => relative.Sum(value => 1 - value) / (relative.Length - 1));
}
