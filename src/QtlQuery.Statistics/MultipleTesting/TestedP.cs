namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>The p-values that are there: a NaN is a test that was not made, which counts nowhere.</summary>
static class TestedP
{
    /// <summary>Positions of the p-values that are not NaN, from the least p-value to the largest.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A p-value lies outside 0 to 1.</exception>
    public static int[] Ascending(ReadOnlySpan<double> p)
    {
        var positions = new List<int>(p.Length);
        for (var i = 0; i < p.Length; i++)
        {
            if (p[i] is < 0 or > 1)
                throw new ArgumentOutOfRangeException(nameof(p), p[i], "a p-value lies between 0 and 1");
            if (!double.IsNaN(p[i]))
                positions.Add(i);
        }

        return SortedBy(p, positions);
    }

    /// <summary>The same for natural logarithms of p-values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A logarithm is above 0.</exception>
    public static int[] AscendingLogs(ReadOnlySpan<double> logP)
    {
        var positions = new List<int>(logP.Length);
        for (var i = 0; i < logP.Length; i++)
        {
            if (logP[i] > 0)
                throw new ArgumentOutOfRangeException(nameof(logP), logP[i], "the logarithm of a p-value is not above 0");
            if (!double.IsNaN(logP[i]))
                positions.Add(i);
        }

        return SortedBy(logP, positions);
    }

    /// <summary>As many NaN as there are p-values, to be overwritten where a test was made.</summary>
    public static double[] Unknown(int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }

    static int[] SortedBy(ReadOnlySpan<double> values, List<int> positions)
    {
        var order = positions.ToArray();
        var keys = new double[order.Length];
        for (var i = 0; i < order.Length; i++)
            keys[i] = values[order[i]];
        Array.Sort(keys, order);
        return order;
    }
}
