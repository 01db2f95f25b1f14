namespace QtlQuery.Statistics.Normalisation;

/// <summary>Read counts made comparable between samples, and between genes.</summary>
public static class ReadCounts
{
    const double Million = 1e6;

    /// <summary>Counts per million reads of the effective library: the sum of the sample's counts times its scaling factor.</summary>
    /// <param name="samples">For each sample its count of every gene.</param>
    /// <param name="factors">Of each sample, as from <see cref="ScalingFactors"/>; 1 for plain CPM.</param>
    public static double[][] PerMillion(IReadOnlyList<double[]> samples, IReadOnlyList<double> factors) =>
        [.. samples.Select((sample, s) =>
        {
            var library = sample.Sum() * factors[s];
            return Array.ConvertAll(sample, count => count / library * Million);
        })];

    /// <summary>log2 of counts per million, with a prior count that keeps the logarithm of 0 finite and shrinks small counts together.</summary>
    /// <remarks>
    /// As edgeR's cpm(log = TRUE): the prior is in proportion to the library's size, so that equal counts per million stay equal, and twice of
    /// it is added to the library.
    /// </remarks>
    /// <param name="prior">Reads added to a gene of a library of average size.</param>
    public static double[][] LogPerMillion(IReadOnlyList<double[]> samples, IReadOnlyList<double> factors, double prior = 2)
    {
        var libraries = samples.Select((sample, s) => sample.Sum() * factors[s]).ToArray();
        var average = libraries.Average();
        return [.. samples.Select((sample, s) =>
        {
            var added = libraries[s] / average * prior;
            return Array.ConvertAll(sample, count => Math.Log2((count + added) / (libraries[s] + 2 * added) * Million));
        })];
    }

    /// <summary>Transcripts per million: counts over lengths, scaled to a million in each sample.</summary>
    /// <remarks>Wagner, Kin and Lynch (2012), Theory Biosci. 131:281.</remarks>
    /// <param name="lengths">Length of each gene, in bases of its exons (in any unit that is the same for all).</param>
    public static double[][] TranscriptsPerMillion(IReadOnlyList<double[]> samples, IReadOnlyList<double> lengths) =>
        [.. samples.Select(sample =>
        {
            var rates = sample.Select((count, gene) => count / lengths[gene]).ToArray();
            var sum = rates.Sum();
            return Array.ConvertAll(rates, rate => rate / sum * Million);
        })];
}
