namespace QtlQuery.Statistics.Normalisation;

/// <summary>
/// The trimmed mean of log ratios for counts with many zeros: genes seen in one of the two samples alone are paired, the strongest of the one
/// with the strongest of the other, instead of being thrown away.
/// </summary>
/// <remarks>
/// edgeR's TMMwsp. Trimming is by order, equal log ratios in the order of their shrunken ones; average log expression in the order of genes.
/// </remarks>
static class SingletonPairedMean
{
    const double Same = 1e-6;

    /// <summary>Added to variances, so that no gene outweighs all others.</summary>
    const double LeastVariance = 1e-6;

    /// <inheritdoc cref="TrimmedMean.Factor"/>
    public static double Factor(double[] sample, double library, double[] reference, double referenceLibrary, TmmOptions options)
    {
        var pairs = Pairs(sample, reference);
        var shares = pairs.ConvertAll(pair => (pair.Count / library, pair.Reference / referenceLibrary));
        var m = shares.ConvertAll(share => Math.Log2(share.Item1 / share.Item2));
        if (m.TrueForAll(value => Math.Abs(value) < Same))
            return 1;

        var shrunken = pairs.ConvertAll(pair => Math.Log2((pair.Count + 0.5) / (library + 0.5) / ((pair.Reference + 0.5) / (referenceLibrary + 0.5))));
        var a = shares.ConvertAll(share => 0.5 * Math.Log2(share.Item1 * share.Item2));
        var kept = Middle(Enumerable.Range(0, m.Count).OrderBy(i => m[i]).ThenBy(i => shrunken[i]), m.Count, options.LogRatioTrim);
        kept.IntersectWith(Middle(Enumerable.Range(0, m.Count).OrderBy(i => a[i]), m.Count, options.SumTrim));

        double sum = 0, weights = 0;
        foreach (var i in kept.Order())
        {
            var (share, referenceShare) = shares[i];
            var variance = (1 - share) / share / library + (1 - referenceShare) / referenceShare / referenceLibrary;
            var weight = options.Weighted ? (1 + LeastVariance) / (variance + LeastVariance) : 1;
            sum += weight * m[i];
            weights += weight;
        }

        return Math.Pow(2, sum / weights);
    }

    /// <summary>Genes seen in both samples, then the paired ones.</summary>
    static List<(double Count, double Reference)> Pairs(double[] sample, double[] reference)
    {
        var seen = sample.Zip(reference).Where(pair => pair.First > 0 && pair.Second > 0).ToList();
        var alone = sample.Zip(reference).Where(pair => pair.First > 0 != pair.Second > 0).ToList();
        var inSample = alone.Where(pair => pair.First > 0).Select(pair => pair.First).OrderDescending();
        var inReference = alone.Where(pair => pair.Second > 0).Select(pair => pair.Second).OrderDescending();
        return [.. seen, .. inSample.Zip(inReference)];
    }

    static HashSet<int> Middle(IEnumerable<int> order, int count, double trim)
    {
        var ends = (int)(count * trim);
        return [.. order.Skip(ends).Take(count - 2 * ends)];
    }
}
