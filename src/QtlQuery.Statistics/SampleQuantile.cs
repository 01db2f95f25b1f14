namespace QtlQuery.Statistics;

/// <summary>Quantile of a sample, linear between its order statistics: type 7 of Hyndman and Fan (1996), which is R's usual one.</summary>
static class SampleQuantile
{
    /// <param name="ascending">At least one value.</param>
    public static double Of(ReadOnlySpan<double> ascending, double share)
    {
        var place = share * (ascending.Length - 1);
        var below = (int)place;
        return below + 1 < ascending.Length
            ? ascending[below] + (place - below) * (ascending[below + 1] - ascending[below])
            : ascending[^1];
    }
}
