namespace QtlQuery.Statistics.Mash;

/// <summary>What is known of one true effect after shrinkage.</summary>
/// <param name="Mean">In the unit of the effect.</param>
/// <param name="Negative">Probability of an effect below 0.</param>
/// <param name="Zero">Probability of no effect: the local false discovery rate (lfdr).</param>
/// <param name="Positive">Probability of an effect above 0.</param>
public readonly record struct EffectPosterior(double Mean, double StandardDeviation, double Negative, double Zero, double Positive)
{
    /// <summary>The local false sign rate: the probability that the likelier sign is wrong.</summary>
    public double LocalFalseSignRate => Math.Min(Negative, Positive) + Zero;

    internal static EffectPosterior Unknown { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>From the mixture of normal posteriors; one of variance 0 is a point at 0.</summary>
    internal static EffectPosterior Of(ReadOnlySpan<double> weights, ReadOnlySpan<double> means, ReadOnlySpan<double> variances)
    {
        double mean = 0, variance = 0, negative = 0, zero = 0, positive = 0;
        for (var k = 0; k < weights.Length; k++)
            mean += weights[k] * means[k];

        for (var k = 0; k < weights.Length; k++)
        {
            if (weights[k] == 0)
                continue;
            variance += weights[k] * (variances[k] + (means[k] - mean) * (means[k] - mean));
            if (variances[k] == 0)
            {
                zero += weights[k];
                continue;
            }

            var z = means[k] / Math.Sqrt(variances[k]);
            negative += weights[k] * Math.Exp(NormalTail.LogUpper(z));
            positive += weights[k] * Math.Exp(NormalTail.LogUpper(-z));
        }

        return new(mean, Math.Sqrt(variance), negative, zero, positive);
    }
}
