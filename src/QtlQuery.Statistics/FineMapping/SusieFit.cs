namespace QtlQuery.Statistics.FineMapping;

/// <summary>A converged sum of single effects.</summary>
/// <remarks>Where there is a null weight, the columns of an effect have the null as one more, last, column.</remarks>
/// <param name="Effects">As many as were allowed; one of prior variance 0 is no effect.</param>
/// <param name="InclusionProbabilities">PIP of each variant: that it is the variant of at least one effect.</param>
/// <param name="CredibleSets">In the order of their effects.</param>
/// <param name="EvidenceBounds">ELBO after each round, natural logarithm.</param>
/// <param name="ResidualVariance">In variances of the trait.</param>
public sealed record SusieFit(
    SusieEffect[] Effects,
    double[] InclusionProbabilities,
    SusieCredibleSet[] CredibleSets,
    double[] EvidenceBounds,
    double ResidualVariance);
