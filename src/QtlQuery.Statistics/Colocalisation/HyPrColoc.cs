namespace QtlQuery.Statistics.Colocalisation;

/// <summary>Clusters of many traits that share a causal variant, by the approximation that makes many traits possible.</summary>
/// <remarks>
/// Foley et al. (2021), Nat. Commun. 12:764; R package hyprcoloc 0.0.2 for independent traits and one causal variant. Bayes factors are those of
/// <see cref="ApproximateBayesFactor"/> with a trait of standard deviation 1. For the exact answer see <see cref="OneClusterModel"/>.
/// </remarks>
public static class HyPrColoc
{
    /// <summary>All traits of the set at once, without a search.</summary>
    /// <param name="traits">Log Bayes factors of each trait at the same variants.</param>
    public static HyPrColocEvidence Evidence(IReadOnlyList<double[]> traits, HyPrColocOptions options)
    {
        Require(traits);
        var variants = traits[0].Length;
        var all = new double[variants];
        foreach (var trait in traits)
        {
            for (var i = 0; i < variants; i++)
                all[i] += trait[i];
        }

        var without = traits.Select(trait => all.Zip(trait, (sum, one) => sum - one).ToArray()).ToArray();
        double[] subsets = [.. without.Select(rest => LogSum.Of(rest))];
        double[] apart = [.. without.Zip(traits, (rest, trait) => LogSum.OfProductsOffDiagonal(rest, trait))];
        var priors = LogPriors(traits.Count, variants, options);

        var shared = priors.All + LogSum.Of(all);
        var regional = Math.Exp(shared - LogSum.Of(0, shared, priors.AllButOne + LogSum.Of(subsets)));
        var alignment = Math.Exp(shared - LogSum.Of(shared, priors.OneApart + LogSum.Of(apart)));

        // Of two traits each is as far apart as the other: the second leaves, where the reference lets rounding decide.
        return new(regional, alignment, LogSum.Shares(all), Largest(all), Largest(subsets), traits.Count == 2 ? 1 : Largest(apart));
    }

    /// <summary>Branch and bound: traits leave a set until it is a cluster, and the search goes on with the others.</summary>
    /// <param name="traits">Log Bayes factors of each trait at the same variants.</param>
    public static HyPrColocCluster[] Clusters(IReadOnlyList<double[]> traits, HyPrColocOptions options)
    {
        Require(traits);
        var clusters = new List<HyPrColocCluster>();
        List<int> left = [.. Enumerable.Range(0, traits.Count)];
        while (left.Count > 1)
        {
            var found = Search(traits, left, options);
            clusters.Add(found);
            left.RemoveAll(found.Traits.Contains);
        }

        return [.. clusters];
    }

    static HyPrColocCluster Search(IReadOnlyList<double[]> traits, List<int> left, HyPrColocOptions options)
    {
        List<int> set = [.. left];
        double regional = 0;
        while (set.Count > 1)
        {
            var evidence = Evidence([.. set.Select(trait => traits[trait])], options);
            regional = evidence.Regional;
            var isRegional = regional > options.RegionalThreshold;
            if (isRegional && evidence.Alignment > options.AlignmentThreshold)
                return new([.. set], regional, evidence);

            set.RemoveAt(isRegional || options.SelectByAlignment ? evidence.LeastAligned : evidence.LeastAssociated);
        }

        return new([.. set], regional, null);
    }

    static (double All, double AllButOne, double OneApart) LogPriors(int traits, int variants, HyPrColocOptions options)
    {
        // With two traits, "one apart" counts each pair of variants twice, and the reference takes a quarter of it.
        var pair = traits == 2 ? Math.Log(0.25) : 0;
        if (!options.UniformPriors)
        {
            return (
                LogPrior(traits, options),
                LogPrior(traits - 1, options),
                pair + Math.Log(options.Prior1) + LogPrior(traits - 1, options));
        }

        double q = variants;
        var each = Math.Log(options.Prior1 / q);
        var apart = (traits == 2 ? 2 : 1) * options.Prior1 / (traits * q * (q - 1));
        return (each, each, pair + (variants > 1 ? Math.Log(apart) : double.NegativeInfinity));
    }

    /// <summary>Log prior of one variant to be causal for so many traits: p times the product of 1 - gamma^(i - 1), gamma = 1 - c.</summary>
    static double LogPrior(int traits, HyPrColocOptions options)
    {
        var log = Math.Log(options.Prior1);
        for (var i = 2; i <= traits; i++)
            log += Math.Log(1 - Math.Pow(1 - options.PriorC, i - 1));
        return log;
    }

    static int Largest(double[] values)
    {
        var top = 0;
        for (var i = 1; i < values.Length; i++)
            top = values[i] > values[top] ? i : top;
        return top;
    }

    static void Require(IReadOnlyList<double[]> traits)
    {
        if (traits.Count < 2 || traits[0].Length == 0 || traits.Any(trait => trait.Length != traits[0].Length))
            throw new ArgumentException("There are at least two traits, with Bayes factors of the same variants.", nameof(traits));
    }
}
