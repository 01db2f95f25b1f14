namespace QtlQuery.Statistics.HiddenFactors;

/// <summary>Factors that PEER found, and what they explain.</summary>
/// <param name="Factors">For each factor its value of every sample: covariates first, then the mean's column if there is one, then the hidden ones.</param>
/// <param name="Weights">For each trait its weight of every factor.</param>
/// <param name="WeightPrecisions">Of each factor; its inverse is the factor's relevance.</param>
/// <param name="NoisePrecisions">Of each trait.</param>
/// <param name="Bounds">The variational bound after each iteration.</param>
/// <param name="ResidualVariances">The mean of squared residuals after each iteration.</param>
/// <param name="Converged">Whether it stopped by itself.</param>
public sealed record PeerFit(
    IReadOnlyList<double[]> Factors,
    IReadOnlyList<double[]> Weights,
    IReadOnlyList<double> WeightPrecisions,
    IReadOnlyList<double> NoisePrecisions,
    IReadOnlyList<double> Bounds,
    IReadOnlyList<double> ResidualVariances,
    bool Converged)
{
    /// <summary>What the factors leave of a trait.</summary>
    /// <param name="trait">The trait's place among those that were fitted.</param>
    /// <param name="values">Its values.</param>
    public double[] Residuals(int trait, ReadOnlySpan<double> values)
    {
        var rest = values.ToArray();
        for (var k = 0; k < Factors.Count; k++)
            Products.Add(rest, -Weights[trait][k], Factors[k]);
        return rest;
    }
}
