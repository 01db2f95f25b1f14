namespace QtlQuery.Statistics.MetaAnalysis;

/// <summary>What every estimator needs of the studies at one tau²; w = 1 / (variance + tau²).</summary>
/// <param name="Mean">Weighted mean of the effects.</param>
/// <param name="Weights">Σ w.</param>
/// <param name="SquaredWeights">Σ w².</param>
/// <param name="Q">Σ w (effect - mean)².</param>
/// <param name="WeightedQ">Σ w² (effect - mean)².</param>
/// <param name="LogVariances">Σ log(variance + tau²).</param>
readonly record struct WeightedSums(double Mean, double Weights, double SquaredWeights, double Q, double WeightedQ, double LogVariances)
{
    /// <summary>Log-likelihood of tau² with the mean at its best, without 2 π.</summary>
    public double LogLikelihood => -0.5 * (LogVariances + Q);

    /// <summary>The likelihood of the residuals, which does not depend on the mean.</summary>
    public double RestrictedLogLikelihood => LogLikelihood - 0.5 * Math.Log(Weights);

    /// <summary>Twice the slope of <see cref="LogLikelihood"/> in tau².</summary>
    public double Slope => WeightedQ - Weights;

    /// <summary>Twice the slope of <see cref="RestrictedLogLikelihood"/> in tau².</summary>
    public double RestrictedSlope => Slope + SquaredWeights / Weights;
}
