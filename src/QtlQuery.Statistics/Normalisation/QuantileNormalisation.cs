namespace QtlQuery.Statistics.Normalisation;

/// <summary>Gives every sample the same distribution: the mean, over samples, of their sorted values.</summary>
/// <remarks>
/// Bolstad et al. (2003), Bioinformatics 19:185. Equal values of a sample get what the distribution has at the middle of their ranks, halfway between
/// two where that lies between, as limma's normalizeQuantiles(ties = TRUE) and pyqtl do.
/// </remarks>
public static class QuantileNormalisation
{
    /// <param name="samples">For each sample its value of every gene, finite.</param>
    /// <returns>The same shape.</returns>
    public static double[][] Of(IReadOnlyList<double[]> samples)
    {
        if (samples.Count == 0)
            return [];
        var genes = samples[0].Length;
        if (samples.Any(sample => sample.Length != genes || !Array.TrueForAll(sample, double.IsFinite)))
            throw new ArgumentException("every sample needs a finite value of every gene", nameof(samples));

        var shared = new double[genes];
        foreach (var sample in samples)
        {
            var sorted = (double[])sample.Clone();
            Array.Sort(sorted);
            for (var i = 0; i < genes; i++)
                shared[i] += sorted[i] / samples.Count;
        }

        return [.. samples.Select(sample => Array.ConvertAll(AverageRanks.Of(sample), At))];

        double At(double rank)
        {
            var below = (int)rank;
            return below == rank ? shared[below - 1] : (shared[below - 1] + shared[below]) / 2;
        }
    }
}
