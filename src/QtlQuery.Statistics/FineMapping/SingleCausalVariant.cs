using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Statistics.FineMapping;

/// <summary>Fine-mapping under the assumption of at most one causal variant in the region.</summary>
/// <remarks>Maller et al. (2012), Nat. Genet. 44:1294; the null row is that of coloc's finemap.abf.</remarks>
public static class SingleCausalVariant
{
    /// <param name="logBayesFactors">Natural logarithms, with <see cref="PriorWeights"/> applied where variants differ beforehand.</param>
    /// <param name="prior">Of each variant to be causal; replaced by 1 / (n + 1) where n variants would make a causal one certain.</param>
    public static SingleCausalPosteriors Posteriors(ReadOnlySpan<double> logBayesFactors, double prior)
    {
        if (logBayesFactors.IsEmpty)
            throw new ArgumentException("There is no variant.", nameof(logBayesFactors));

        var used = ColocalisationPriors.Bounded(prior, logBayesFactors.Length);
        var nullPrior = 1 - logBayesFactors.Length * used;
        var logNull = Math.Log(nullPrior);
        var total = LogSum.Of(logNull, Math.Log(used) + LogSum.Of(logBayesFactors));

        var posteriors = new double[logBayesFactors.Length];
        for (var i = 0; i < posteriors.Length; i++)
            posteriors[i] = Math.Exp(Math.Log(used) + logBayesFactors[i] - total);
        return new(posteriors, logNull - total, used, nullPrior);
    }

    /// <summary>Probabilities given that one of the variants is causal: the usual ones of fine-mapping, which need no prior.</summary>
    public static double[] ConditionalPosteriors(ReadOnlySpan<double> logBayesFactors) => LogSum.Shares(logBayesFactors);
}
