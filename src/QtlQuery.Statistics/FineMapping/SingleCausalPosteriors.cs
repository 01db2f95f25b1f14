namespace QtlQuery.Statistics.FineMapping;

/// <summary>Probabilities that each variant is the causal one, or that none is.</summary>
/// <param name="Variants">One for each variant; with the null they sum to 1.</param>
/// <param name="LogNull">Natural logarithm of the probability that no variant is causal.</param>
/// <param name="Prior">The prior of each variant that was used.</param>
/// <param name="NullPrior">The prior of no causal variant that was used.</param>
public sealed record SingleCausalPosteriors(double[] Variants, double LogNull, double Prior, double NullPrior)
{
    /// <summary>Probability that no variant is causal; 0 below 1e-308.</summary>
    public double Null => Math.Exp(LogNull);
}
