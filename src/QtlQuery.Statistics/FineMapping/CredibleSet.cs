namespace QtlQuery.Statistics.FineMapping;

/// <summary>The smallest set of variants that holds the causal one with a given probability.</summary>
public static class CredibleSet
{
    /// <summary>Indexes of the most probable variants, most probable first, until their probabilities sum to the coverage. Ties keep their order.</summary>
    /// <param name="posteriors">They need not sum to 1; where all of them do not reach the coverage, all are in the set.</param>
    /// <param name="coverage">Such as 0.95.</param>
    public static int[] Of(ReadOnlySpan<double> posteriors, double coverage)
    {
        if (!(coverage > 0 && coverage <= 1))
            throw new ArgumentOutOfRangeException(nameof(coverage), coverage, "Coverage is a probability above 0.");

        var order = Descending(posteriors);
        double sum = 0;
        for (var i = 0; i < order.Length; i++)
        {
            sum += posteriors[order[i]];
            if (sum >= coverage)
                return order[..(i + 1)];
        }

        return order;
    }

    static int[] Descending(ReadOnlySpan<double> posteriors)
    {
        var keys = new double[posteriors.Length];
        var order = new int[posteriors.Length];
        for (var i = 0; i < order.Length; i++)
            (keys[i], order[i]) = (posteriors[i], i);

        Array.Sort(order, (left, right) => keys[right].CompareTo(keys[left]) is var byValue and not 0 ? byValue : left.CompareTo(right));
        return order;
    }
}
