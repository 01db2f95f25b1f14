namespace QtlQuery.Statistics.FineMapping;

/// <summary>How alike the variants of a set are, by |r| of its pairs; 1 for a single variant.</summary>
public readonly record struct Purity(double Least, double Mean, double Median)
{
    /// <summary>Null once a pair is less alike than asked for, or not to be told, so that a wide set is not looked through.</summary>
    /// <remarks>Over all pairs: susieR draws 100 variants of a larger set by chance.</remarks>
    internal static Purity? AtLeast(ICorrelations correlations, ReadOnlySpan<int> variants, double least)
    {
        if (variants.Length == 1)
            return new(1, 1, 1);

        var pairs = new List<double>(variants.Length * (variants.Length - 1) / 2);
        for (var i = 0; i < variants.Length; i++)
        {
            for (var j = i + 1; j < variants.Length; j++)
            {
                var r = Math.Abs(correlations[variants[i], variants[j]]);
                if (!(r >= least))
                    return null;
                pairs.Add(r);
            }
        }

        pairs.Sort();
        var middle = pairs.Count / 2;
        return new(pairs[0], pairs.Average(), pairs.Count % 2 == 1 ? pairs[middle] : (pairs[middle - 1] + pairs[middle]) / 2);
    }
}
