namespace QtlQuery.Statistics.FineMapping;

/// <summary>Fine-mapping by a sum of single effects, from z statistics and LD or from genotypes and a trait.</summary>
/// <remarks>
/// Wang et al. (2020), J. R. Stat. Soc. B 82:1273; Zou et al. (2022), PLoS Genet. 18:e1010299. Settings, shrinkage of z and rules of sets are
/// those of susieR's susie_rss and susie.
/// </remarks>
public static class Susie
{
    const double PriorVarianceOfEffects = 0.2;
    const double PriorVarianceOfZ = 50;

    /// <param name="z">Of the allele that LD counts.</param>
    /// <param name="ld">Of the same variants in the same order.</param>
    /// <param name="sampleSize">Individuals; null where not known, which leaves large effects a little too large.</param>
    public static SusieResult Fit(ReadOnlySpan<double> z, LdMatrix ld, double? sampleSize, SusieOptions? options = null)
    {
        options = Checked(options);
        Require(sampleSize is null or > 2, nameof(sampleSize), "The sample size is above 2.");

        if (ld.Variants != z.Length)
            return new(SusieStatus.LdOfAnotherSize, null, null, 0);
        foreach (var value in z)
        {
            if (!double.IsFinite(value))
                return new(SusieStatus.ZNotFinite, null, null, 0);
        }

        if (ld.Flaw(options.EigenvalueTolerance) is { } flaw)
            return new(SusieStatus.LdFlawed, null, flaw, 0);

        return Iterate(SusieProblem.Of(z, ld, sampleSize, options), LargestSquare(z), sampleSize is null, options);
    }

    /// <param name="genotypes">Beside the covariates that the trait is freed of.</param>
    /// <param name="trait">Of the same people; effects are in its standard deviations, as those of genotypes of variance 1.</param>
    /// <param name="options">susieR's susie estimates the residual variance.</param>
    /// <exception cref="ArgumentException">The trait is constant, not finite or of other people.</exception>
    public static SusieResult Fit(GenotypeColumns genotypes, ReadOnlySpan<double> trait, SusieOptions? options = null)
    {
        options = Checked(options);
        return Iterate(SusieProblem.Of(genotypes, trait, options), double.PositiveInfinity, false, options);
    }

    static SusieResult Iterate(SusieProblem problem, double largestSquare, bool onScaleOfZ, SusieOptions options)
    {
        var start = options.PriorVariance ?? (onScaleOfZ ? PriorVarianceOfZ : PriorVarianceOfEffects);
        var sum = new SumOfSingleEffects(problem, options.Effects, start);
        var bounds = new List<double>();
        while (bounds.Count < options.MaximalRounds)
        {
            sum.UpdateEachEffect(options.PriorVarianceMethod);
            if (options.PriorVarianceMethod != PriorVarianceMethod.Fixed && sum.Effects.Any(effect => effect.PriorVariance > 100 * largestSquare))
                return new(SusieStatus.PriorVarianceUnreasonable, null, null, bounds.Count + 1);

            bounds.Add(sum.EvidenceBound());
            if (bounds.Count > 1 && bounds[^1] - bounds[^2] < options.Tolerance)
                return new(SusieStatus.Converged, Described(sum, problem, bounds, options), null, bounds.Count);
            if (options.EstimateResidualVariance && !sum.UpdateResidualVariance())
                return new(SusieStatus.ResidualVarianceNotPositive, null, null, bounds.Count);
        }

        return new(SusieStatus.NotConverged, null, null, bounds.Count);
    }

    static SusieFit Described(SumOfSingleEffects sum, SusieProblem problem, List<double> bounds, SusieOptions options)
    {
        SusieEffect[] effects =
        [
            .. sum.Effects.Select(effect => new SusieEffect(
                effect.Alpha, effect.Mean, effect.SecondMoment, effect.LogBayesFactors, effect.PriorVariance, effect.LogBayesFactor, effect.Divergence)),
        ];
        return new(effects, InclusionProbabilities(effects, problem.Variants), CredibleSets(effects, problem.Correlations, options), [.. bounds], sum.ResidualVariance);
    }

    static double[] InclusionProbabilities(SusieEffect[] effects, int variants)
    {
        var probabilities = new double[variants];
        for (var i = 0; i < variants; i++)
        {
            // 1 - prod(1 - alpha), without losing a probability that is small against 1
            double none = 1, sum = 0;
            foreach (var effect in effects.Where(effect => effect.IsPresent))
            {
                sum += none * effect.Alpha[i];
                none *= 1 - effect.Alpha[i];
            }

            probabilities[i] = sum;
        }

        return probabilities;
    }

    static SusieCredibleSet[] CredibleSets(SusieEffect[] effects, ICorrelations correlations, SusieOptions options)
    {
        var sets = new List<SusieCredibleSet>();
        var seen = new HashSet<string>();
        for (var effect = 0; effect < effects.Length; effect++)
        {
            var alpha = effects[effect].Alpha;
            var variants = CredibleSet.Of(alpha, options.Coverage);
            Array.Sort(variants);
            if (!seen.Add(string.Join(' ', variants)) || !effects[effect].IsPresent || variants[^1] >= correlations.Variants)
                continue;

            if (Purity.AtLeast(correlations, variants, options.LeastAbsoluteCorrelation) is { } purity)
                sets.Add(new(effect, variants, variants.Sum(index => alpha[index]), purity));
        }

        return [.. sets];
    }

    static double LargestSquare(ReadOnlySpan<double> z)
    {
        double largest = 0;
        foreach (var value in z)
            largest = Math.Max(largest, value * value);
        return largest;
    }

    static SusieOptions Checked(SusieOptions? options)
    {
        options ??= new();
        Require(options is { Effects: > 0, MaximalRounds: > 0 }, nameof(options), "Effects and rounds are above 0.");
        Require(options is { NullWeight: >= 0 and < 1 }, nameof(options), "The null weight is a probability below 1.");
        return options;
    }

    static void Require(bool holds, string parameter, string rule)
    {
        if (!holds)
            throw new ArgumentException(rule, parameter);
    }
}
