using QtlQuery.Statistics.FineMapping;

namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>Heterogeneity in dependent instruments: do the variants around the lead imply the same effect of the molecular trait as the lead does?</summary>
/// <remarks>Zhu et al. (2016), Nat. Genet. 48:481, with the choice of variants of the program SMR.</remarks>
public static class Heidi
{
    // Keeps a variance above 0 where a variant is all but the lead; SMR has it too.
    const double LeastVariance = 1e-8;

    /// <param name="effects">Of all variants on the molecular trait (exposure) and the other trait (outcome), for the allele that LD counts.</param>
    /// <returns>Null where too few variants are left for a test.</returns>
    public static HeidiResult? Test(Instruments effects, LdMatrix ld, HeidiOptions? options = null)
    {
        if (effects.Count != ld.Variants)
            throw new ArgumentException($"{effects.Count} effects, but LD of {ld.Variants} variants.", nameof(ld));

        options ??= new();
        double[] z = [.. effects.ExposureBeta.Zip(effects.ExposureSe, (beta, se) => beta / se)];
        var chosen = Choose(z, ld, options);
        return chosen.Length < options.Fewest ? null : Test(effects, z, ld, chosen);
    }

    static int[] Choose(double[] z, LdMatrix ld, HeidiOptions options)
    {
        var least = NormalTail.ZFromTwoSided(options.LargestMolecularP);
        int[] associated = [.. Enumerable.Range(0, z.Length).Where(i => Math.Abs(z[i]) > least)];
        if (associated.Length < options.Fewest)
            return [];

        var lead = associated.MaxBy(i => Math.Abs(z[i]));
        int[] near = [.. associated.Where(i => i == lead || (ld[i, lead] * ld[i, lead] is var r2 && r2 <= options.LargestR2 && r2 > options.LeastR2))];
        int[] kept = options.PrunesPairs ? Pruned(near, ld, Math.Sqrt(options.LargestR2)) : near;
        return [.. kept.OrderByDescending(i => Math.Abs(z[i])).Take(options.Most).Order()];
    }

    /// <summary>Of each pair of a larger |r|, the variant that is in more such pairs leaves, or else the later one.</summary>
    static int[] Pruned(int[] variants, LdMatrix ld, double largestR)
    {
        var pairs = (from late in variants from early in variants where early < late && Math.Abs(ld[early, late]) > largestR select (early, late)).ToArray();
        var count = pairs.SelectMany(pair => new[] { pair.early, pair.late }).CountBy(variant => variant).ToDictionary();
        var leaving = pairs.Select(pair => count[pair.late] < count[pair.early] ? pair.early : pair.late).ToHashSet();
        return [.. variants.Where(variant => !leaving.Contains(variant))];
    }

    static HeidiResult Test(Instruments effects, double[] z, LdMatrix ld, int[] chosen)
    {
        var lead = chosen.MaxBy(i => Math.Abs(z[i]));
        int[] others = [.. chosen.Where(i => i != lead)];
        var covariance = new double[others.Length, others.Length];
        for (var i = 0; i < others.Length; i++)
        {
            for (var j = 0; j < others.Length; j++)
            {
                covariance[i, j] = Covariance(lead, lead) + Covariance(others[i], others[j]) - Covariance(lead, others[i]) - Covariance(lead, others[j]);
                covariance[i, j] += i == j ? LeastVariance : 0;
            }
        }

        double statistic = 0;
        var correlation = new double[others.Length, others.Length];
        for (var i = 0; i < others.Length; i++)
        {
            var difference = Ratio(lead) - Ratio(others[i]);
            statistic += difference * difference / covariance[i, i];
            for (var j = 0; j < others.Length; j++)
                correlation[i, j] = covariance[i, j] / Math.Sqrt(covariance[i, i] * covariance[j, j]);
        }

        var weights = SymmetricEigenvalues.Of(correlation);
        return new(WeightedChiSquaredTail.LogUpper(statistic, weights), WeightedChiSquaredTail.LogSaddlePoint(statistic, weights), statistic, chosen);

        double Ratio(int i) => effects.OutcomeBeta[i] / effects.ExposureBeta[i];

        // Of the effects of the molecular trait that two variants imply, by the delta method.
        double Covariance(int i, int j)
        {
            var errors = effects.OutcomeSe[i] * effects.OutcomeSe[j] / (effects.ExposureBeta[i] * effects.ExposureBeta[j]);
            var (ratios, squares) = (Ratio(i) * Ratio(j), z[i] * z[j]);
            return ld[i, j] * (errors + ratios / squares) - ratios / (squares * squares);
        }
    }
}
