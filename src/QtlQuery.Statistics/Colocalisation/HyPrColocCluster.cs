namespace QtlQuery.Statistics.Colocalisation;

/// <summary>One round of the search: traits that share a causal variant, or a trait that shares none.</summary>
/// <param name="Traits">Indexes in ascending order; a single one is a trait that was left over, and is not searched again.</param>
/// <param name="RegionalProbability">The last that was computed, for a left-over trait that of the last set it was in.</param>
/// <param name="Evidence">Of the cluster; null for a left-over trait.</param>
public sealed record HyPrColocCluster(int[] Traits, double RegionalProbability, HyPrColocEvidence? Evidence)
{
    public bool IsCluster => Evidence is not null;
}
