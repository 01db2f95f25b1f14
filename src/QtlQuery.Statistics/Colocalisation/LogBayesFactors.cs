namespace QtlQuery.Statistics.Colocalisation;

/// <summary>The natural logarithms of the approximate Bayes factors of one trait, and what they were computed with.</summary>
/// <param name="Values">In the order of the variants given.</param>
/// <param name="TraitSd">Of a quantitative trait: given, estimated, or 1 on the routes over z and p-values; null for a case-control trait.</param>
/// <param name="TraitSdIsEstimated">True where it was estimated from variances and frequencies.</param>
public sealed record LogBayesFactors(double[] Values, BayesFactorRoute Route, double? TraitSd, bool TraitSdIsEstimated)
{
    /// <exception cref="ArgumentException">The statistics do not suffice: ask <see cref="TraitStatistics.Refusal"/> first.</exception>
    public static LogBayesFactors Of(TraitStatistics statistics)
    {
        if (statistics.Refusal() is { } refusal)
            throw new ArgumentException($"These statistics give no Bayes factors: {refusal}.", nameof(statistics));

        return statistics.Route == BayesFactorRoute.EffectAndVariance ? FromEffects(statistics) : FromZ(statistics);
    }

    static LogBayesFactors FromEffects(TraitStatistics statistics)
    {
        var variances = statistics.Variance!;
        var estimated = statistics.Kind == TraitKind.Quantitative && statistics.TraitSd is null;
        double? traitSd = statistics.Kind == TraitKind.CaseControl ? null
            : estimated ? TraitStandardDeviation.Estimate(variances, statistics.AlleleFrequency!, statistics.SizeAt)
            : statistics.TraitSd;
        var priorSd = ApproximateBayesFactor.PriorSd(statistics.Kind, traitSd ?? double.NaN);

        var values = new double[variances.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = ApproximateBayesFactor.LogFromZ(statistics.Beta![i] / Math.Sqrt(variances[i]), variances[i], priorSd);
        return new(values, BayesFactorRoute.EffectAndVariance, traitSd, estimated);
    }

    static LogBayesFactors FromZ(TraitStatistics statistics)
    {
        var frequencies = statistics.AlleleFrequency!;
        var caseControl = statistics.Kind == TraitKind.CaseControl;
        var priorSd = ApproximateBayesFactor.PriorSd(statistics.Kind, traitSd: 1);

        var values = new double[frequencies.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var size = statistics.SizeAt(i);
            var variance = caseControl
                ? ApproximateBayesFactor.VarianceFromFrequency(frequencies[i], size, statistics.CaseFraction!.Value)
                : ApproximateBayesFactor.VarianceFromFrequency(frequencies[i], size);
            var z = statistics.Z?[i] ?? NormalTail.ZFromNegLog10TwoSided(statistics.NegLog10P![i]);
            values[i] = ApproximateBayesFactor.LogFromZ(z, variance, priorSd);
        }

        return new(values, statistics.Route, caseControl ? null : 1, false);
    }
}
