using QtlQuery.Statistics.Permutations;

namespace QtlQuery.Mapping.Scan;

/// <summary>What permutations say of a lead.</summary>
/// <param name="Count">Permutations that were done.</param>
/// <param name="AsStrong">Those at least as strong as the lead.</param>
/// <param name="Approximation">Its <see cref="BetaApproximation.Status"/> says where there is none.</param>
public sealed record PermutationResult(int Count, int AsStrong, BetaApproximation Approximation)
{
    /// <summary>Null where no beta distribution could be fitted.</summary>
    public BetaApproximation? Fit => Approximation.Status == BetaApproximationStatus.Fitted ? Approximation : null;

    /// <summary>The p-value that permutations alone give.</summary>
    public double P => PermutationP.Of(AsStrong, Count);

    /// <summary>Natural logarithm of the p-value: by the beta distribution, or where none could be fitted by the permutations themselves.</summary>
    /// <param name="t">Of the lead in the nominal test.</param>
    /// <param name="degreesOfFreedom">Of that test.</param>
    public double LogP(double t, int degreesOfFreedom) => Fit?.LogPBeta(t, degreesOfFreedom) ?? Math.Log(P);

    internal static PermutationResult Of(double[] largestSquares, double observed, int degreesOfFreedom) =>
        new(largestSquares.Length, largestSquares.Count(square => square >= observed), BetaApproximation.Of(largestSquares, degreesOfFreedom));
}
