namespace QtlQuery.Statistics.Colocalisation;

/// <summary>Colocalisation of every signal of one trait with every signal of another, each signal given by its own Bayes factors.</summary>
/// <remarks>Wallace (2021), PLoS Genet. 17:e1009440, on the single effects of SuSiE; coloc.bf_bf and coloc.susie of the R package coloc.</remarks>
public static class SignalColocalisation
{
    /// <summary>The share of a signal that the other dataset has to see, below which a pair says nothing.</summary>
    public const double LeastOverlap = 0.5;

    /// <param name="first">Log Bayes factors of each signal of trait 1, over all variants of its dataset.</param>
    /// <param name="second">The same of trait 2.</param>
    /// <param name="shared1">Indexes in dataset 1 of the variants that both have.</param>
    /// <param name="shared2">Indexes of the same variants, in the same order, in dataset 2.</param>
    /// <returns>All pairs, those of the first signal of trait 2 first.</returns>
    public static SignalPair[] Pairs(
        IReadOnlyList<double[]> first,
        IReadOnlyList<double[]> second,
        ReadOnlySpan<int> shared1,
        ReadOnlySpan<int> shared2,
        double leastOverlap = LeastOverlap)
    {
        if (shared1.Length != shared2.Length || shared1.IsEmpty)
            throw new ArgumentException($"{shared1.Length} and {shared2.Length} shared variants; they must be as many, and at least one.");

        var pairs = new List<SignalPair>();
        for (var j = 0; j < second.Count; j++)
        {
            for (var i = 0; i < first.Count; i++)
            {
                var (overlap1, overlap2) = (Overlap(first[i], shared1), Overlap(second[j], shared2));
                var enough = overlap1 >= leastOverlap && overlap2 >= leastOverlap;
                pairs.Add(new(i, j, overlap1, overlap2, enough ? ColocalisationSums.Of(Pick(first[i], shared1), Pick(second[j], shared2)) : null));
            }
        }

        return [.. pairs];
    }

    /// <summary>The share of a signal's posterior that falls on some of its variants.</summary>
    public static double Overlap(ReadOnlySpan<double> logBayesFactors, ReadOnlySpan<int> variants) =>
        Math.Exp(LogSum.Of(Pick(logBayesFactors, variants)) - LogSum.Of(logBayesFactors));

    static double[] Pick(ReadOnlySpan<double> values, ReadOnlySpan<int> indexes)
    {
        var picked = new double[indexes.Length];
        for (var i = 0; i < indexes.Length; i++)
            picked[i] = values[indexes[i]];
        return picked;
    }
}
