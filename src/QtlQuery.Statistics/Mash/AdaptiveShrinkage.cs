namespace QtlQuery.Statistics.Mash;

/// <summary>ash: effects shrunk by a prior that many effects share.</summary>
/// <remarks>Stephens (2017), Biostatistics 18:275, with a mixture of normal densities around 0.</remarks>
public static class AdaptiveShrinkage
{
    const double HalfLogTwoPi = 0.918938533204672742;

    /// <summary>What one effect is, given its estimate and the prior.</summary>
    /// <returns>NaN throughout where the effect or its standard error is NaN.</returns>
    public static EffectPosterior Posterior(double beta, double standardError, NormalMixture prior)
    {
        if (double.IsNaN(beta) || double.IsNaN(standardError))
            return EffectPosterior.Unknown;

        var logs = LogLikelihoods(beta, standardError, prior.StandardDeviations);
        var weights = MixtureWeights.Posterior(logs, prior.Weights);
        var (means, variances) = (new double[logs.Length], new double[logs.Length]);
        for (var k = 0; k < logs.Length; k++)
        {
            var spread = prior.StandardDeviations[k] * prior.StandardDeviations[k];
            var shrinkage = spread / (spread + standardError * standardError);
            (means[k], variances[k]) = (shrinkage * beta, shrinkage * standardError * standardError);
        }

        return EffectPosterior.Of(weights, means, variances);
    }

    /// <summary>Natural logarithm of the density of an estimate under each component.</summary>
    public static double[] LogLikelihoods(double beta, double standardError, IReadOnlyList<double> standardDeviations)
    {
        if (!(standardError > 0))
            throw new ArgumentOutOfRangeException(nameof(standardError), standardError, "a standard error is above 0");
        var logs = new double[standardDeviations.Count];
        for (var k = 0; k < logs.Length; k++)
        {
            var variance = standardDeviations[k] * standardDeviations[k] + standardError * standardError;
            logs[k] = -HalfLogTwoPi - 0.5 * (Math.Log(variance) + beta * beta / variance);
        }

        return logs;
    }

    /// <summary>The weights of components that make the estimates likeliest.</summary>
    /// <param name="beta">NaN, here or in the standard errors, is left out.</param>
    /// <param name="nullPseudoCount">Imagined effects in the first component, which should be the point at 0: ashr's usual is 9, none is 0.</param>
    public static MixtureFit Fit(
        ReadOnlySpan<double> beta,
        ReadOnlySpan<double> standardError,
        IReadOnlyList<double> standardDeviations,
        double nullPseudoCount = 9)
    {
        if (beta.Length != standardError.Length)
            throw new ArgumentException($"{standardError.Length} standard errors for {beta.Length} effects", nameof(standardError));
        var rows = new List<double[]>(beta.Length);
        for (var i = 0; i < beta.Length; i++)
        {
            if (!double.IsNaN(beta[i]) && !double.IsNaN(standardError[i]))
                rows.Add(LogLikelihoods(beta[i], standardError[i], standardDeviations));
        }

        return MixtureWeights.Fit(rows, standardDeviations.Count, nullPseudoCount);
    }
}
