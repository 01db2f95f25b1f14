namespace QtlQuery.Statistics.FineMapping;

/// <summary>One of the effects: which variant it may be of, and how large.</summary>
/// <param name="Alpha">Probability of each variant to be the effect's; they sum to 1.</param>
/// <param name="Mean">Posterior mean of the effect given the variant, for a genotype of variance 1.</param>
/// <param name="SecondMoment">Posterior mean of its square.</param>
/// <param name="LogBayesFactors">Natural log Bayes factor of each variant given the other effects: susieR's lbf_variable.</param>
/// <param name="PriorVariance">V; an effect below <see cref="LeastPriorVariance"/> is none.</param>
/// <param name="LogBayesFactor">Of the effect as a whole.</param>
/// <param name="Divergence">Kullback-Leibler divergence of the posterior from the prior.</param>
public sealed record SusieEffect(
    double[] Alpha,
    double[] Mean,
    double[] SecondMoment,
    double[] LogBayesFactors,
    double PriorVariance,
    double LogBayesFactor,
    double Divergence)
{
    /// <summary>Prior variances up to here count as 0.</summary>
    public const double LeastPriorVariance = 1e-9;

    public bool IsPresent => PriorVariance > LeastPriorVariance;
}
