namespace QtlQuery.Statistics.Colocalisation;

/// <summary>Probabilities, before the data, that a variant is causal for trait 1 only, for trait 2 only, and for both.</summary>
/// <remarks>Giambartolomei et al. (2014), PLoS Genet. 10:e1004383; Wallace (2020), PLoS Genet. 16:e1008720.</remarks>
public readonly record struct ColocalisationPriors(double P1, double P2, double P12)
{
    /// <summary>What coloc.abf takes when nothing is said.</summary>
    public static ColocalisationPriors Default { get; } = new(1e-4, 1e-4, 1e-5);

    /// <summary>What coloc.susie and coloc.bf_bf take when nothing is said: half the P12 of <see cref="Default"/>.</summary>
    public static ColocalisationPriors SignalDefault { get; } = new(1e-4, 1e-4, 5e-6);

    /// <summary>The priors, where one that would make a causal variant certain is replaced by 1 / (n + 1), as coloc does.</summary>
    /// <param name="variants1">Variants of dataset 1.</param>
    /// <param name="variants2">Variants of dataset 2.</param>
    /// <param name="sharedVariants">Variants that are in both.</param>
    public ColocalisationPriors For(int variants1, int variants2, int sharedVariants) =>
        new(Bounded(P1, variants1), Bounded(P2, variants2), Bounded(P12, sharedVariants));

    /// <summary>A prior per variant, or 1 / (n + 1) where n variants of that prior would sum to 1 or more.</summary>
    public static double Bounded(double prior, int variants)
    {
        if (!(prior > 0 && prior <= 1))
            throw new ArgumentOutOfRangeException(nameof(prior), prior, "A prior probability lies above 0 and is at most 1.");
        return variants * prior >= 1 ? 1.0 / (variants + 1) : prior;
    }
}
