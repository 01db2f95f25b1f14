namespace QtlQuery.Statistics.Specificity;

/// <summary>PEM: log10 of the enrichment of <see cref="ExpressionEnrichment"/>, where less than expected counts as expected.</summary>
/// <remarks>Huminiecki et al. (2003), BMC Genomics 4:31.</remarks>
public static class PreferentialExpression
{
    /// <summary>For each gene and tissue; 0 where the gene is not expressed, NaN where not tested.</summary>
    /// <param name="expression">Genes by tissues, row after row.</param>
    public static double[] PerTissue(ReadOnlySpan<double> expression, int tissues) =>
        [.. ExpressionEnrichment.PerTissue(expression, tissues).Select(Log)];

    /// <summary>The largest of each gene.</summary>
    public static double[] Largest(ReadOnlySpan<double> expression, int tissues) =>
        [.. ExpressionEnrichment.Largest(expression, tissues).Select(Log)];

    /// <summary>The largest of each gene over the largest of all genes.</summary>
    public static double[] LargestScaled(ReadOnlySpan<double> expression, int tissues) => ExpressionEnrichment.Scaled(Largest(expression, tissues));

    static double Log(double ratio) => ratio < 1 ? 0 : Math.Log10(ratio);
}
