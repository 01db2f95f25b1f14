namespace QtlQuery.Statistics.Normalisation;

/// <summary>
/// Factors by which the sizes of libraries are multiplied before counts are compared between samples: a few genes that take up many reads of
/// one sample make all its others look low. Their geometric mean is 1.
/// </summary>
/// <remarks>edgeR's conventions. Libraries are the sums of all counts; genes without a read in any sample are left out of the quantiles.</remarks>
public static class ScalingFactors
{
    /// <summary>Trimmed mean of M values (TMM).</summary>
    /// <param name="samples">For each sample its count of every gene.</param>
    public static double[] Tmm(IReadOnlyList<double[]> samples, TmmOptions? options = null)
    {
        var libraries = Libraries(samples);
        var reference = options?.Reference ?? NearestToAverage(samples, libraries);
        return OfPairs(samples, libraries, reference, options ?? new(), TrimmedMean.Factor);
    }

    /// <summary>TMM with singleton pairing (TMMwsp), for many zeros.</summary>
    /// <inheritdoc cref="Tmm"/>
    public static double[] TmmSingletonPairing(IReadOnlyList<double[]> samples, TmmOptions? options = null)
    {
        var libraries = Libraries(samples);
        return OfPairs(samples, libraries, options?.Reference ?? Richest(samples), options ?? new(), SingletonPairedMean.Factor);
    }

    /// <summary>Relative log expression (RLE): medians of ratios to the genes' geometric means.</summary>
    /// <remarks>Anders and Huber (2010), Genome Biol. 11:R106.</remarks>
    /// <inheritdoc cref="Tmm"/>
    public static double[] RelativeLogExpression(IReadOnlyList<double[]> samples)
    {
        var libraries = Libraries(samples);
        var means = Enumerable.Range(0, Genes(samples)).Select(gene => Math.Exp(samples.Average(sample => Math.Log(sample[gene])))).ToArray();
        return Scaled([.. samples.Select((sample, s) =>
            SortedQuantile(sample.Zip(means).Where(pair => pair.Second > 0).Select(pair => pair.First / pair.Second), 0.5) / libraries[s])]);
    }

    /// <summary>Upper quartiles of the counts over the library's size.</summary>
    /// <remarks>Bullard et al. (2010), BMC Bioinformatics 11:94.</remarks>
    /// <inheritdoc cref="Tmm"/>
    public static double[] UpperQuartile(IReadOnlyList<double[]> samples) => Scaled(UpperQuartiles(samples, Libraries(samples)));

    static double[] OfPairs(IReadOnlyList<double[]> samples, double[] libraries, int reference, TmmOptions options, Func<double[], double, double[], double, TmmOptions, double> factor) =>
        Scaled([.. samples.Select((sample, s) => factor(sample, libraries[s], samples[reference], libraries[reference], options))]);

    static double[] Libraries(IReadOnlyList<double[]> samples)
    {
        var libraries = samples.Select(sample => sample.Sum()).ToArray();
        var empty = Array.FindIndex(libraries, library => !(library > 0 && double.IsFinite(library)));
        if (empty >= 0)
            throw new ArgumentException($"sample {empty} has no reads", nameof(samples));
        return libraries;
    }

    /// <summary>The sample whose upper quartile is nearest to the average; where most samples have none, the one of the most spread-out reads.</summary>
    static int NearestToAverage(IReadOnlyList<double[]> samples, double[] libraries)
    {
        var quartiles = UpperQuartiles(samples, libraries);
        if (SortedQuantile(quartiles, 0.5) < 1e-20)
            return Richest(samples);
        var average = quartiles.Average();
        return Array.IndexOf(quartiles, quartiles.MinBy(quartile => Math.Abs(quartile - average)));
    }

    static int Richest(IReadOnlyList<double[]> samples)
    {
        var sums = samples.Select(sample => sample.Sum(Math.Sqrt)).ToArray();
        return Array.IndexOf(sums, sums.DefaultIfEmpty().Max());
    }

    static double[] UpperQuartiles(IReadOnlyList<double[]> samples, double[] libraries)
    {
        var seen = Enumerable.Range(0, Genes(samples)).Where(gene => samples.Any(sample => sample[gene] > 0)).ToArray();
        return [.. samples.Select((sample, s) => SortedQuantile(seen.Select(gene => sample[gene] / libraries[s]), 0.75))];
    }

    static double SortedQuantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : SampleQuantile.Of(sorted, share);
    }

    static double[] Scaled(double[] factors)
    {
        var mean = Math.Exp(factors.Select(factor => Math.Log(factor)).DefaultIfEmpty().Average());
        return Array.ConvertAll(factors, factor => factor / mean);
    }

    static int Genes(IReadOnlyList<double[]> samples) => samples.Count == 0 ? 0 : samples[0].Length;
}
