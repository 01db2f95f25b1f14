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
    /// <remarks>
    /// Only positive terms are added. What the others of y sum to is a difference for every i but the one with the largest y, and there the
    /// largest stays in, so that the difference keeps its digits; for that one, the others are added up by themselves.
    /// </remarks>
    public static double OfProductsOffDiagonal(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        RequireSameLength(first.Length, second.Length);
        if (first.Length < 2)
            return double.NegativeInfinity;

        var top = IndexOfLargest(second);
        var largest = second[top];
        if (!double.IsFinite(largest))
            return double.IsNegativeInfinity(largest) ? largest : double.NaN;

        double others = 0;
        for (var j = 0; j < second.Length; j++)
        {
            if (j != top)
                others += Math.Exp(second[j] - largest);
        }

        var terms = new double[first.Length];
        for (var i = 0; i < first.Length; i++)
        {
            var complement = i == top
                ? Of(Of(second[..top]), Of(second[(top + 1)..]))
                : largest + Math.Log(1 + Math.Max(0, others - Math.Exp(second[i] - largest)));
            terms[i] = first[i] + complement;
        }

        return Of(terms);
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
