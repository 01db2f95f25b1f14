namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>The estimated proportion of tests whose null hypothesis is true.</summary>
/// <param name="Pi0">Above 0 up to 1; 1 where <paramref name="Fallback"/> says that there was nothing to estimate from.</param>
/// <param name="Lambdas">Where p-values were counted.</param>
/// <param name="AtLambda">The estimate at each lambda, which may be above 1.</param>
public sealed record NullProportion(
    double Pi0,
    IReadOnlyList<double> Lambdas,
    IReadOnlyList<double> AtLambda,
    NullProportionFallback Fallback = NullProportionFallback.None)
{
    /// <summary>The proportion of true alternatives; of a replication study's p-values, the rate of replication.</summary>
    public double Pi1 => 1 - Pi0;
}
