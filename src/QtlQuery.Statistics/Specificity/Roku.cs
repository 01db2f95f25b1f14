namespace QtlQuery.Statistics.Specificity;

/// <summary>ROKU: entropy specificity of the distances from a robust centre, which also finds tissues where a gene is low.</summary>
/// <remarks>Kadota et al. (2006), BMC Bioinformatics 7:294: one step of Tukey's biweight with c = 5 and ε = 1e-4.</remarks>
public static class Roku
{
    const double Tuning = 5;
    const double Floor = 1e-4;

    /// <summary>log2 n minus the entropy of |x - centre|, in bits.</summary>
    /// <param name="expression">One value a tissue, on a logarithmic scale by custom; may be negative. NaN where not tested.</param>
    /// <returns>NaN below two tested tissues, 0 where all tissues are alike.</returns>
    public static double Of(ReadOnlySpan<double> expression)
    {
        double[] values = [.. expression.ToArray().Where(value => !double.IsNaN(value))];
        var centre = Biweight(values);
        return ExpressionEntropy.Specificity([.. values.Select(value => Math.Abs(value - centre))]);
    }

    static double Biweight(double[] values)
    {
        var median = Median(values);
        var scale = Tuning * Median([.. values.Select(value => Math.Abs(value - median))]) + Floor;
        double weights = 0, sum = 0;
        foreach (var value in values)
        {
            var u = (value - median) / scale;
            var weight = Math.Abs(u) < 1 ? (1 - u * u) * (1 - u * u) : 0;
            weights += weight;
            sum += weight * value;
        }

        return sum / weights;
    }

    static double Median(double[] values)
    {
        double[] ascending = [.. values.Order()];
        var middle = ascending.Length / 2;
        if (ascending.Length == 0)
            return double.NaN;
        return ascending.Length % 2 == 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
    }
}
