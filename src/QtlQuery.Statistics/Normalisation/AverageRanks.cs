namespace QtlQuery.Statistics.Normalisation;

/// <summary>Ranks from 1 up; equal values share the average of their ranks.</summary>
static class AverageRanks
{
    /// <param name="values">Without NaN, whose rank is none.</param>
    public static double[] Of(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(sorted, order);

        var ranks = new double[order.Length];
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && sorted[end] == sorted[start];)
                end++;
            foreach (var i in order.AsSpan(start, end - start))
                ranks[i] = (start + 1 + end) / 2.0;
        }

        return ranks;
    }
}
