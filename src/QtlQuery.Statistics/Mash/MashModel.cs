namespace QtlQuery.Statistics.Mash;

/// <summary>mash: effects in several conditions, shrunk by how they go together over many effects.</summary>
/// <remarks>
/// Urbut et al. (2019), Nat. Genet. 51:187. Estimates are normal around the effects; the effects are a mixture of normal densities around 0
/// with fixed covariances. A condition without an estimate (NaN) is left out of the likelihood; what the others say about it is answered.
/// </remarks>
public sealed class MashModel
{
    readonly IReadOnlyList<double[]> covariances;
    readonly double[]? errorCorrelation;
    readonly EffectScale scale;
    readonly int conditions;

    /// <param name="covariances">Conditions by conditions, symmetric, row after row, as from <see cref="CovarianceGrid"/>.</param>
    /// <param name="errorCorrelation">Correlation of the estimates' errors, from overlapping samples; none if left out.</param>
    public MashModel(int conditions, IReadOnlyList<double[]> covariances, double[]? errorCorrelation = null, EffectScale scale = EffectScale.Effect)
    {
        if (covariances.Any(matrix => matrix.Length != conditions * conditions) || errorCorrelation?.Length is { } size && size != conditions * conditions)
            throw new ArgumentException($"a matrix does not have {conditions} by {conditions} entries", nameof(covariances));
        (this.conditions, this.covariances, this.errorCorrelation, this.scale) = (conditions, covariances, errorCorrelation, scale);
    }

    /// <summary>Natural logarithm of the density of one effect's estimates under each covariance; 0 without any estimate.</summary>
    public double[] LogLikelihoods(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError) =>
        LogLikelihoods(Observe(beta, standardError));

    /// <summary>What one effect is in every condition.</summary>
    /// <param name="weights">Of the covariances: not negative, of sum 1.</param>
    /// <returns>On the z-score scale a condition without an estimate has no unit to answer in: NaN.</returns>
    public MashPosterior Posterior(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError, IReadOnlyList<double> weights)
    {
        var observed = Observe(beta, standardError);
        var logs = LogLikelihoods(observed);
        var posterior = MixtureWeights.Posterior(logs, weights);
        var (means, variances) = (new double[conditions * logs.Length], new double[conditions * logs.Length]);
        for (var k = 0; k < logs.Length; k++)
        {
            if (posterior[k] > 0)
                observed.Update(covariances[k], means.AsSpan(k), variances.AsSpan(k), logs.Length);
        }

        var effects = new EffectPosterior[conditions];
        for (var condition = 0; condition < conditions; condition++)
        {
            var start = condition * logs.Length;
            effects[condition] = EffectPosterior.Of(posterior, means.AsSpan(start, logs.Length), variances.AsSpan(start, logs.Length));
            if (scale == EffectScale.ZScore)
            {
                var unit = double.IsNaN(beta[condition]) ? double.NaN : standardError[condition];
                effects[condition] = double.IsNaN(unit) ? EffectPosterior.Unknown : Scaled(effects[condition], unit);
            }
        }

        return new(effects, posterior, LogSum(logs, weights));
    }

    double[] LogLikelihoods(ObservedEffect observed)
    {
        var logs = new double[covariances.Count];
        for (var k = 0; k < logs.Length; k++)
            logs[k] = observed.LogLikelihood(covariances[k]);
        return logs;
    }

    ObservedEffect Observe(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError)
    {
        if (beta.Length != conditions || standardError.Length != conditions)
            throw new ArgumentException($"{beta.Length} effects and {standardError.Length} standard errors for {conditions} conditions", nameof(beta));
        return new(beta, standardError, errorCorrelation, scale);
    }

    static EffectPosterior Scaled(EffectPosterior effect, double unit) =>
        effect with { Mean = unit * effect.Mean, StandardDeviation = unit * effect.StandardDeviation };

    static double LogSum(double[] logs, IReadOnlyList<double> weights)
    {
        var largest = logs.Where((_, k) => weights[k] > 0).Max();
        return largest + Math.Log(logs.Select((log, k) => weights[k] > 0 ? weights[k] * Math.Exp(log - largest) : 0).Sum());
    }
}
