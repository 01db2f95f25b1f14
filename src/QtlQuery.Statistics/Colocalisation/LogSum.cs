namespace QtlQuery.Statistics.Colocalisation;

/// <summary>Sums of numbers that are known by their natural logarithms, without overflow or underflow.</summary>
public static class LogSum
{
    /// <summary>log of the sum of e^x; of nothing, it is minus infinity.</summary>
    public static double Of(params ReadOnlySpan<double> logs)
    {
        var largest = Largest(logs);
        if (!double.IsFinite(largest))
            return largest;

        double sum = 0;
        foreach (var log in logs)
            sum += Math.Exp(log - largest);
        return largest + Math.Log(sum);
    }

    /// <summary>log of the sum of e^(x + y), element by element.</summary>
    public static double OfProducts(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        RequireSameLength(first.Length, second.Length);
        var largest = double.NegativeInfinity;
        for (var i = 0; i < first.Length; i++)
            largest = Math.Max(largest, first[i] + second[i]);
        if (!double.IsFinite(largest))
            return largest;

        double sum = 0;
        for (var i = 0; i < first.Length; i++)
            sum += Math.Exp(first[i] + second[i] - largest);
        return largest + Math.Log(sum);
    }

    /// <summary>log of the sum of e^(x_i + y_j) over all i and j that differ; of fewer than two elements, it is minus infinity.</summary>
    /// <remarks>Only positive terms are added: see <see cref="OfOthers"/>.</remarks>
    public static double OfProductsOffDiagonal(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        RequireSameLength(first.Length, second.Length);
        var terms = OfOthers(second);
        for (var i = 0; i < terms.Length; i++)
            terms[i] += first[i];
        return Of(terms);
    }

    /// <summary>For each element, log of the sum of e^x of all the others.</summary>
    /// <remarks>
    /// For every element but the largest, the others are the sum of all less the element, with the largest still in it, so that the difference
    /// keeps its digits; for the largest, the others are added up by themselves.
    /// </remarks>
    public static double[] OfOthers(ReadOnlySpan<double> logs)
    {
        var others = new double[logs.Length];
        if (logs.IsEmpty)
            return others;

        var top = IndexOfLargest(logs);
        var largest = logs[top];
        others[top] = Of(Of(logs[..top]), Of(logs[(top + 1)..]));
        double sum = 0;
        for (var i = 0; i < logs.Length; i++)
        {
            if (i != top)
                sum += Math.Exp(logs[i] - largest);
        }

        for (var i = 0; i < logs.Length; i++)
        {
            if (i != top)
                others[i] = double.IsNegativeInfinity(largest) ? largest : largest + Math.Log(1 + Math.Max(0, sum - Math.Exp(logs[i] - largest)));
        }

        return others;
    }

    /// <summary>Makes logarithms of weights into shares that sum to 1.</summary>
    public static double[] Shares(ReadOnlySpan<double> logs)
    {
        var total = Of(logs);
        var shares = new double[logs.Length];
        for (var i = 0; i < logs.Length; i++)
            shares[i] = Math.Exp(logs[i] - total);
        return shares;
    }

    static double Largest(ReadOnlySpan<double> logs)
    {
        var largest = double.NegativeInfinity;
        foreach (var log in logs)
            largest = Math.Max(largest, log);
        return largest;
    }

    static int IndexOfLargest(ReadOnlySpan<double> logs)
    {
        var top = 0;
        for (var i = 1; i < logs.Length; i++)
        {
            if (double.IsNaN(logs[i]) || logs[i] > logs[top])
                top = i;
        }

        return top;
    }

    static void RequireSameLength(int first, int second)
    {
        if (first != second)
            throw new ArgumentException($"The two traits have {first} and {second} variants; they must be the same ones, in the same order.");
    }
}
