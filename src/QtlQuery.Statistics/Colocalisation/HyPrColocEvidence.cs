namespace QtlQuery.Statistics.Colocalisation;

/// <summary>What the data say about all of some traits sharing one causal variant.</summary>
/// <param name="Regional">Probability that all traits are associated, against none or all but one.</param>
/// <param name="Alignment">Probability that they share one variant, against one trait having another.</param>
/// <param name="VariantShares">Probability of each variant to be the shared one, given that there is one.</param>
/// <param name="Candidate">Index of the most probable variant.</param>
/// <param name="LeastAssociated">Position in the set of the trait without which the rest is most probably associated.</param>
/// <param name="LeastAligned">Position in the set of the trait that most probably has another variant.</param>
public sealed record HyPrColocEvidence(
    double Regional, double Alignment, double[] VariantShares, int Candidate, int LeastAssociated, int LeastAligned)
{
    /// <summary>Posterior probability of colocalisation: regional times alignment probability.</summary>
    public double Posterior => Regional * Alignment;
}
