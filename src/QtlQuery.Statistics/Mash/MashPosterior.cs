namespace QtlQuery.Statistics.Mash;

/// <summary>What is known of one effect in every condition.</summary>
/// <param name="Conditions">One a condition, in the unit of the effects.</param>
/// <param name="ComponentWeights">Posterior probability of each covariance.</param>
/// <param name="LogLikelihood">Natural logarithm of the density of the estimates that are there.</param>
public sealed record MashPosterior(IReadOnlyList<EffectPosterior> Conditions, IReadOnlyList<double> ComponentWeights, double LogLikelihood);
