namespace QtlQuery.Statistics.Permutations;

/// <summary>Whether a beta approximation could be fitted, and if not, why.</summary>
public enum BetaApproximationStatus
{
    /// <summary>Degrees of freedom and shapes were found.</summary>
    Fitted,

    /// <summary>A permutation's largest squared correlation is not between 0 and 1, as where a trait is constant.</summary>
    NoCorrelation,

    /// <summary>Fewer than <see cref="BetaApproximation.LeastDistinct"/> different values: too few permutations, or samples that can hardly be permuted.</summary>
    TooFewDistinct,

    /// <summary>No degrees of freedom make the first shape 1.</summary>
    NoTrueDf,

    /// <summary>The shapes of greatest likelihood were not reached.</summary>
    NoShapes,
}
