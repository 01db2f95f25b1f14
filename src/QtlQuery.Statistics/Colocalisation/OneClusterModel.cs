namespace QtlQuery.Statistics.Colocalisation;

/// <summary>The exact posterior of at most one cluster of traits that share a causal variant, over all clusters there could be.</summary>
/// <remarks>
/// Each trait has at most one causal variant; those outside the cluster have theirs elsewhere, or none, each with prior p. The clusters of one
/// variant and size are an elementary symmetric polynomial of B / b, with B the Bayes factor of a trait at the variant and b the weight of the trait
/// outside the cluster, so that m traits cost m² steps a variant, not 2^m. All terms are positive.
/// With two traits and a prior of p12 - p² it is coloc.
/// </remarks>
public static class OneClusterModel
{
    /// <param name="traits">Log Bayes factors of each trait at the same variants.</param>
    /// <param name="prior">Of a variant to be causal for a trait.</param>
    /// <param name="clusterPriors">
    /// At index k, the prior of a variant to be shared by just some k given traits, beyond k traits meeting there by chance; indexes 0 and 1 are 0.
    /// </param>
    public static OneClusterPosteriors Posteriors(IReadOnlyList<double[]> traits, double prior, ReadOnlySpan<double> clusterPriors)
    {
        var (m, variants) = (traits.Count, traits.Count == 0 ? 0 : traits[0].Length);
        if (m < 2 || variants == 0 || traits.Any(trait => trait.Length != variants))
            throw new ArgumentException("There are at least two traits, with Bayes factors of the same variants.", nameof(traits));
        var logClusterPriors = LogClusterPriors(clusterPriors, m);

        var logPrior = Math.Log(prior);
        double[] alone = [.. traits.Select(trait => LogSum.Of(0, logPrior + LogSum.Of(trait)))];
        double[][] outside = [.. traits.Select(trait => LogSum.OfOthers(trait).Select(others => LogSum.Of(0, logPrior + others)).ToArray())];

        var independent = alone.Sum();
        var ratios = new double[m];
        var weights = new double[variants];
        var sizes = Enumerable.Range(0, m + 1).Select(_ => new double[variants]).ToArray();
        var members = Enumerable.Range(0, m).Select(_ => new double[variants]).ToArray();
        for (var q = 0; q < variants; q++)
        {
            double common = 0;
            for (var i = 0; i < m; i++)
            {
                common += outside[i][q];
                ratios[i] = traits[i][q] - outside[i][q];
            }

            var polynomials = new SymmetricPolynomials(ratios, logClusterPriors);
            weights[q] = common + polynomials.Total;
            for (var k = 0; k <= m; k++)
                sizes[k][q] = common + polynomials.OfSize(k);
            for (var i = 0; i < m; i++)
                members[i][q] = common + polynomials.With(i);
        }

        var total = LogSum.Of(independent, LogSum.Of(weights));
        return new(
            total,
            independent - total,
            [.. sizes.Select(size => Math.Exp(LogSum.Of(size) - total))],
            [.. weights.Select(weight => Math.Exp(weight - total))],
            [.. members.Select(member => Math.Exp(LogSum.Of(member) - total))]);
    }

    /// <summary>Cluster priors of <see cref="HyPrColoc"/>: p (1 - gamma) (1 - gamma²) ... for k traits, less the p^k of meeting by chance.</summary>
    public static double[] ClusterPriors(int traits, double prior, double priorC)
    {
        var priors = new double[traits + 1];
        var (shared, chance) = (prior, prior);
        for (var k = 2; k <= traits; k++)
        {
            shared *= 1 - Math.Pow(1 - priorC, k - 1);
            chance *= prior;
            priors[k] = Math.Max(0, shared - chance);
        }

        return priors;
    }

    static double[] LogClusterPriors(ReadOnlySpan<double> priors, int traits)
    {
        if (priors.Length != traits + 1 || priors[0] != 0 || priors[1] != 0)
            throw new ArgumentException($"Cluster priors are {traits + 1}, of sizes 0 to {traits}, and 0 for sizes 0 and 1.", nameof(priors));

        var logs = new double[priors.Length];
        for (var k = 0; k < logs.Length; k++)
            logs[k] = Math.Log(priors[k]);
        return logs;
    }
}
