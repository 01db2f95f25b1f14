namespace QtlQuery.Statistics.Specificity;

/// <summary>EE: expression over what would be expected if each gene were spread over the tissues as all genes together are.</summary>
/// <remarks>
/// Yu et al. (2006), Nucleic Acids Res. 34:4925. The table is genes by tissues, row after row, NaN where not tested: such an entry adds to no
/// sum, and a gene's expectation is spread over its tested tissues.
/// </remarks>
public static class ExpressionEnrichment
{
    /// <summary>The ratio for each gene and tissue; 0 where the gene is not expressed, NaN where not tested.</summary>
    public static double[] PerTissue(ReadOnlySpan<double> expression, int tissues)
    {
        if (tissues < 1 || expression.Length % tissues != 0)
            throw new ArgumentException($"{expression.Length} values are not rows of {tissues} tissues", nameof(tissues));

        var totals = new double[tissues];
        for (var i = 0; i < expression.Length; i++)
        {
            if (expression[i] < 0 || double.IsInfinity(expression[i]))
                throw new ArgumentOutOfRangeException(nameof(expression), expression[i], "expression is finite and not negative");
            if (!double.IsNaN(expression[i]))
                totals[i % tissues] += expression[i];
        }

        var ratios = new double[expression.Length];
        for (var start = 0; start < expression.Length; start += tissues)
            Row(expression.Slice(start, tissues), totals, ratios.AsSpan(start, tissues));
        return ratios;
    }

    /// <summary>The largest ratio of each gene; NaN where no tissue was tested.</summary>
    public static double[] Largest(ReadOnlySpan<double> expression, int tissues)
    {
        var ratios = PerTissue(expression, tissues);
        var largest = new double[ratios.Length / tissues];
        for (var gene = 0; gene < largest.Length; gene++)
        {
            largest[gene] = double.NaN;
            foreach (var ratio in ratios.AsSpan(gene * tissues, tissues))
                largest[gene] = ratio > largest[gene] || double.IsNaN(largest[gene]) ? ratio : largest[gene];
        }

        return largest;
    }

    /// <summary>The largest ratio of each gene over the largest of all genes.</summary>
    public static double[] LargestScaled(ReadOnlySpan<double> expression, int tissues) => Scaled(Largest(expression, tissues));

    /// <summary>Values over the largest of them; 0 if all are.</summary>
    internal static double[] Scaled(double[] values)
    {
        var most = values.Where(value => !double.IsNaN(value)).DefaultIfEmpty(0).Max();
        return [.. values.Select(value => most > 0 ? value / most : value)];
    }

    static void Row(ReadOnlySpan<double> expression, double[] totals, Span<double> ratios)
    {
        double sum = 0, total = 0;
        for (var i = 0; i < expression.Length; i++)
        {
            if (double.IsNaN(expression[i]))
                continue;
            sum += expression[i];
            total += totals[i];
        }

        for (var i = 0; i < expression.Length; i++)
        {
            var expressed = expression[i] > 0 || double.IsNaN(expression[i]);
            ratios[i] = expressed ? expression[i] / sum * (total / totals[i]) : 0;
        }
    }
}
