namespace QtlQuery.Benchmarks.Measuring;

/// <summary>Order statistics of a few measurements.</summary>
static class Numbers
{
    public static double Median(this IEnumerable<double> values) => values.Quantile(0.5);

    /// <summary>Between two measurements by a straight line.</summary>
    public static double Quantile(this IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        var at = share * (sorted.Count - 1);
        var below = (int)at;
        return below + 1 < sorted.Count ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
