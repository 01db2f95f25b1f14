namespace QtlQuery.Statistics.Permutations;

/// <summary>The p-value that permutations alone give: the share that is as strong as what was observed, which counts among them.</summary>
/// <remarks>Phipson and Smyth (2010), Stat. Appl. Genet. Mol. Biol. 9:39: never 0, and valid for every number of permutations.</remarks>
public static class PermutationP
{
    /// <param name="asStrong">Permutations at least as strong as the observation.</param>
    public static double Of(int asStrong, int permutations)
    {
        if (asStrong < 0 || asStrong > permutations)
            throw new ArgumentOutOfRangeException(nameof(asStrong), asStrong, $"a count among {permutations} permutations");
        return (asStrong + 1.0) / (permutations + 1.0);
    }

    /// <summary>The same from the statistics, larger being stronger; equal ones count.</summary>
    public static double Of(double observed, ReadOnlySpan<double> permuted)
    {
        var asStrong = 0;
        foreach (var value in permuted)
            asStrong += value >= observed ? 1 : 0;
        return Of(asStrong, permuted.Length);
    }
}
