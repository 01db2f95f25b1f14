namespace QtlQuery.Statistics.Colocalisation;

/// <summary>Variants that are not equally likely to be causal beforehand.</summary>
public static class PriorWeights
{
    /// <summary>
    /// Log Bayes factors times weights whose mean is 1, which is the same as a prior per variant: p1 becomes n p1 w_i / sum w, and with weights
    /// on either trait p12 becomes p1_i p2_i p12 / (p1 p2).
    /// </summary>
    /// <param name="weights">Any positive scale; a variant of weight 0 is never causal.</param>
    public static double[] Apply(ReadOnlySpan<double> logBayesFactors, ReadOnlySpan<double> weights)
    {
        if (logBayesFactors.Length != weights.Length)
            throw new ArgumentException($"{logBayesFactors.Length} variants, but {weights.Length} prior weights.");

        double sum = 0;
        foreach (var weight in weights)
        {
            if (!(weight >= 0 && double.IsFinite(weight)))
                throw new ArgumentException("Prior weights are finite and not negative.");
            sum += weight;
        }

        if (sum == 0)
            throw new ArgumentException("All prior weights are 0.");

        var weighted = new double[weights.Length];
        for (var i = 0; i < weights.Length; i++)
            weighted[i] = logBayesFactors[i] + Math.Log(weights[i] * weights.Length / sum);
        return weighted;
    }
}
