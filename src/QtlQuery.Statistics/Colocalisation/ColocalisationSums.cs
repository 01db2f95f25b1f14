namespace QtlQuery.Statistics.Colocalisation;

/// <summary>All that the data of a pair of traits say about the five hypotheses; any priors turn it into posteriors without the data.</summary>
/// <remarks>
/// Giambartolomei et al. (2014), PLoS Genet. 10:e1004383, at most one causal variant per trait. Natural logarithms of sums of Bayes factors.
/// </remarks>
/// <param name="A1">log sum of the Bayes factors of trait 1.</param>
/// <param name="A2">log sum of the Bayes factors of trait 2.</param>
/// <param name="A12">log sum of their products at the same variant.</param>
/// <param name="A3">log sum of their products at two different variants; minus infinity for a single variant.</param>
/// <param name="Variants">Variants that both traits have.</param>
public readonly record struct ColocalisationSums(double A1, double A2, double A12, double A3, int Variants)
{
    /// <param name="first">Log Bayes factors of trait 1.</param>
    /// <param name="second">Log Bayes factors of trait 2 at the same variants, in the same order.</param>
    public static ColocalisationSums Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.IsEmpty)
            throw new ArgumentException("The two traits have no variant in common.");
        return new(
            LogSum.Of(first),
            LogSum.Of(second),
            LogSum.OfProducts(first, second),
            LogSum.OfProductsOffDiagonal(first, second),
            first.Length);
    }

    /// <summary>The same pair with its traits the other way round.</summary>
    public ColocalisationSums Swapped() => new(A2, A1, A12, A3, Variants);

    /// <param name="priors">Taken as they are: see <see cref="ColocalisationPriors.For"/>.</param>
    public ColocalisationPosteriors Posteriors(ColocalisationPriors priors)
    {
        var (p1, p2) = (Math.Log(priors.P1), Math.Log(priors.P2));
        return ColocalisationPosteriors.FromLogWeights(0, p1 + A1, p2 + A2, p1 + p2 + A3, Math.Log(priors.P12) + A12);
    }

    /// <summary>Natural logarithm of P(H4) / (1 - P(H4)), which keeps its digits where P(H4) is within 1e-16 of 1.</summary>
    public double LogOddsH4(ColocalisationPriors priors) => Math.Log(priors.P12) + A12 - LogAgainst(priors.P1, priors.P2);

    /// <summary>The least p12 at which P(H4) reaches a threshold; above 1 where no prior gets there.</summary>
    /// <param name="threshold">Between 0 and 1, such as 0.8.</param>
    public double CriticalP12(double p1, double p2, double threshold) => Math.Exp(LogCriticalP12(p1, p2, threshold));

    /// <summary>Natural logarithm of <see cref="CriticalP12"/>.</summary>
    public double LogCriticalP12(double p1, double p2, double threshold)
    {
        if (!(threshold > 0 && threshold < 1))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "The threshold is a probability between 0 and 1.");
        return Math.Log(threshold / (1 - threshold)) + LogAgainst(p1, p2) - A12;
    }

    /// <summary>log weight of all hypotheses but H4.</summary>
    double LogAgainst(double p1, double p2)
    {
        var (log1, log2) = (Math.Log(p1), Math.Log(p2));
        return LogSum.Of(0, log1 + A1, log2 + A2, log1 + log2 + A3);
    }
}
