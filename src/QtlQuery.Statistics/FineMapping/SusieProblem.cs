namespace QtlQuery.Statistics.FineMapping;

/// <summary>What the statistics and LD stand for: a regression of a trait of variance 1 on genotypes of variance 1.</summary>
/// <param name="Correlations">X'X over <paramref name="Scale"/>.</param>
/// <param name="Scale">n - 1, or 1 where n is not known.</param>
/// <param name="TraitProducts">X'y.</param>
/// <param name="TraitSquares">y'y.</param>
/// <param name="Size">n, or 2 where it is not known.</param>
/// <param name="LogPriors">Log prior probabilities of the variants, and of the null as the last where there is one.</param>
sealed record SusieProblem(ICorrelations Correlations, double Scale, double[] TraitProducts, double TraitSquares, double Size, double[] LogPriors)
{
    public int Variants => TraitProducts.Length;

    public int Columns => LogPriors.Length;

    /// <remarks>
    /// Zou et al. (2022), PLoS Genet. 18:e1010299. With n, z is taken as that of a regression that the variant itself has explained a part of;
    /// without n, z stands for an effect in units of its standard error.
    /// </remarks>
    public static SusieProblem Of(ReadOnlySpan<double> z, LdMatrix ld, double? sampleSize, SusieOptions options)
    {
        var products = new double[z.Length];
        for (var i = 0; i < z.Length; i++)
        {
            products[i] = sampleSize is { } n
                ? Math.Sqrt(n - 1) * z[i] * Math.Sqrt((n - 1) / (z[i] * z[i] + n - 2))
                : z[i];
        }

        var scale = sampleSize - 1 ?? 1;
        return new(ld, scale, products, scale, sampleSize ?? 2, LogPriorsOf(z.Length, options));
    }

    /// <summary>From people themselves.</summary>
    public static SusieProblem Of(GenotypeColumns genotypes, ReadOnlySpan<double> trait, SusieOptions options)
    {
        double scale = genotypes.People - 1;
        return new(genotypes, scale, Array.ConvertAll(genotypes.With(trait), r => scale * r), scale, genotypes.People, LogPriorsOf(genotypes.Variants, options));
    }

    static double[] LogPriorsOf(int variants, SusieOptions options)
    {
        var weights = options.PriorWeights ?? [.. Enumerable.Repeat(1.0, variants)];
        if (weights.Length != variants)
            throw new ArgumentException($"{variants} variants, but {weights.Length} prior weights.", nameof(options));

        var total = weights.Sum();
        var priors = weights.Select(weight => weight / total * (1 - options.NullWeight));
        if (options.NullWeight > 0)
            priors = priors.Append(options.NullWeight);
        return [.. priors.Select(prior => Math.Log(prior))];
    }
}
