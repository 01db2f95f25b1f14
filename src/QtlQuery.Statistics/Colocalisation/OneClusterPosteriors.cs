namespace QtlQuery.Statistics.Colocalisation;

/// <summary>Probabilities under <see cref="OneClusterModel"/>.</summary>
/// <param name="LogEvidence">Natural log of how much likelier the data are than without any causal variant.</param>
/// <param name="LogNoCluster">Natural log of the probability that no traits share a variant but by chance.</param>
/// <param name="Sizes">Probability of a cluster of k traits, at index k.</param>
/// <param name="Variants">Probability of each variant to be the one that a cluster shares.</param>
/// <param name="Traits">Probability of each trait to be in a cluster.</param>
public sealed record OneClusterPosteriors(double LogEvidence, double LogNoCluster, double[] Sizes, double[] Variants, double[] Traits)
{
    /// <summary>Probability that some traits share a variant.</summary>
    public double Cluster => Variants.Sum();
}
