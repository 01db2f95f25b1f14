namespace QtlQuery.Statistics.Normalisation;

/// <summary>The weighted trimmed mean of the log ratios of one sample to another: by how much its composition moves the counts of its ordinary genes.</summary>
/// <remarks>Robinson and Oshlack (2010), Genome Biol. 11:R25.</remarks>
static class TrimmedMean
{
    /// <summary>Largest log ratio of samples that are the same up to their depth.</summary>
    const double Same = 1e-6;

    /// <param name="sample">Counts of a sample.</param>
    /// <param name="library">Their sum.</param>
    /// <param name="reference">Counts of the reference.</param>
    public static double Factor(double[] sample, double library, double[] reference, double referenceLibrary, TmmOptions options)
    {
        var genes = new List<(double M, double A, double Variance)>(sample.Length);
        for (var g = 0; g < sample.Length; g++)
        {
            // Log ratios of few reads are often equal: only this order of divisions finds the ties that ranks average.
            var (share, referenceShare) = (sample[g] / library, reference[g] / referenceLibrary);
            var m = Math.Log2(share / referenceShare);
            var a = (Math.Log2(share) + Math.Log2(referenceShare)) / 2;
            if (double.IsFinite(m) && double.IsFinite(a) && a > options.LeastA)
                genes.Add((m, a, (library - sample[g]) / library / sample[g] + (referenceLibrary - reference[g]) / referenceLibrary / reference[g]));
        }

        if (genes.TrueForAll(gene => Math.Abs(gene.M) < Same))
            return 1;

        var keptByM = Kept([.. genes.Select(gene => gene.M)], options.LogRatioTrim);
        var keptByA = Kept([.. genes.Select(gene => gene.A)], options.SumTrim);
        double sum = 0, weights = 0;
        for (var i = 0; i < genes.Count; i++)
        {
            if (!keptByM[i] || !keptByA[i])
                continue;
            sum += options.Weighted ? genes[i].M / genes[i].Variance : genes[i].M;
            weights += options.Weighted ? 1 / genes[i].Variance : 1;
        }

        return weights > 0 ? Math.Pow(2, sum / weights) : 1;
    }

    static bool[] Kept(double[] values, double trim)
    {
        var first = (int)Math.Floor(values.Length * trim) + 1;
        return Array.ConvertAll(AverageRanks.Of(values), rank => rank >= first && rank <= values.Length + 1 - first);
    }
}
