namespace QtlQuery.Statistics.FineMapping;

/// <summary>Effects given that other variants are in the model, from the effects of one variant at a time and LD.</summary>
/// <remarks>
/// Yang et al. (2012), Nat. Genet. 44:369, with genotype variances from frequencies under Hardy-Weinberg proportions. As in coloc, the conditioned
/// variants and those close to them get no effect, since small flaws of LD would blow up there.
/// </remarks>
public static class ConditionalEffects
{
    /// <summary>A variant of a larger r² with a conditioned one gets the effect 0.</summary>
    public const double LargestR2 = 0.8;

    /// <param name="given">Indexes of the variants to condition on; none leaves the effects as they are.</param>
    public static QuantitativeEffects Of(QuantitativeEffects effects, LdMatrix ld, ReadOnlySpan<int> given)
    {
        var n = effects.Beta.Length;
        if (n != ld.Variants || n != effects.Variance.Length || n != effects.AlleleFrequency.Length)
            throw new ArgumentException($"{n} effects, but LD of {ld.Variants} variants.", nameof(ld));
        if (given.IsEmpty)
            return effects;

        var solver = LinearSolver.Of(Correlations(ld, given));
        var scales = Scales(effects);
        var joint = solver.Solve(Scaled(effects.Beta, scales, given));
        var unexplained = effects.SampleSize * effects.TraitSd * effects.TraitSd;
        for (var k = 0; k < given.Length; k++)
            unexplained -= joint[k] * effects.Beta[given[k]] * scales[given[k]];

        var (beta, variance) = (new double[n], (double[])effects.Variance.Clone());
        for (var i = 0; i < n; i++)
        {
            var correlations = Correlations(ld, given, i);
            if (given.Contains(i) || correlations.Max(r => r * r) > LargestR2)
                continue;

            var share = solver.Solve(correlations);
            double explained = 0, shared = 0;
            for (var k = 0; k < given.Length; k++)
            {
                explained += correlations[k] * joint[k];
                shared += correlations[k] * share[k];
            }

            beta[i] = effects.Beta[i] - explained / scales[i];
            var left = (unexplained - beta[i] * effects.Beta[i] * scales[i] * scales[i]) / (effects.SampleSize - given.Length - 1);
            variance[i] = Math.Abs(left * (1 - shared)) / (scales[i] * scales[i]);
        }

        return effects with { Beta = beta, Variance = variance };
    }

    /// <summary>Square roots of the sums of squares of the genotypes.</summary>
    static double[] Scales(QuantitativeEffects effects) =>
        [.. effects.AlleleFrequency.Select(frequency => Math.Sqrt(effects.SampleSize * 2 * frequency * (1 - frequency)))];

    static double[] Scaled(double[] beta, double[] scales, ReadOnlySpan<int> given)
    {
        var scaled = new double[given.Length];
        for (var k = 0; k < given.Length; k++)
            scaled[k] = beta[given[k]] * scales[given[k]];
        return scaled;
    }

    static double[,] Correlations(LdMatrix ld, ReadOnlySpan<int> given)
    {
        var matrix = new double[given.Length, given.Length];
        for (var i = 0; i < given.Length; i++)
        {
            for (var j = 0; j < given.Length; j++)
                matrix[i, j] = ld[given[i], given[j]];
        }

        return matrix;
    }

    static double[] Correlations(LdMatrix ld, ReadOnlySpan<int> given, int variant)
    {
        var correlations = new double[given.Length];
        for (var k = 0; k < given.Length; k++)
            correlations[k] = ld[variant, given[k]];
        return correlations;
    }
}
