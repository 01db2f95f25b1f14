namespace QtlQuery.Statistics.Genotypes;

/// <summary>The exact test of Hardy-Weinberg proportions on the X chromosome: males take part by their one allele, so that a difference in frequency between the sexes counts, too.</summary>
/// <remarks>Graffelman and Weir (2016), Heredity 116:558. Probabilities of males' alleles and females' genotypes given the alleles counted in all.</remarks>
public static class HardyWeinbergX
{
    /// <summary>Logarithms of equal probabilities differ by rounding only.</summary>
    const double Slack = 1e-9;

    /// <summary>Natural logarithm of the p-value; without any genotype p is 1, and mid-p 1/2.</summary>
    /// <param name="males1">Males with one allele.</param>
    /// <param name="males2">Males with the other.</param>
    /// <param name="heterozygotes">Females with both alleles.</param>
    /// <param name="homozygotes1">Females with two copies of the males' first allele.</param>
    /// <param name="homozygotes2">Females with two copies of the other.</param>
    /// <param name="mid">Whether what is as likely as the observation counts half.</param>
    public static double LogP(int males1, int males2, int heterozygotes, int homozygotes1, int homozygotes2, bool mid = false)
    {
        if (males1 < 0 || males2 < 0 || heterozygotes < 0 || homozygotes1 < 0 || homozygotes2 < 0)
            throw new ArgumentOutOfRangeException(nameof(males1), "counts of samples are not negative");

        var (males, females) = (males1 + males2, heterozygotes + homozygotes1 + homozygotes2);
        var copies = males1 + 2 * homozygotes1 + heterozygotes;
        var logFactorial = LogFactorials(Math.Max(males, females));
        var observed = LogWeight(males1, heterozygotes);

        // Weights over the observed one's, its tail apart, so that neither a tiny p nor one near 1 loses digits. The largest logarithm is taken out.
        var most = observed;
        ForEach(weight => most = Math.Max(most, weight));
        double tail = 0, other = 0;
        ForEach(weight =>
        {
            if (weight > observed + Slack)
            {
                other += Math.Exp(weight - most);
                return;
            }

            var half = mid && weight >= observed - Slack ? 0.5 : 0;
            tail += (1 - half) * Math.Exp(weight - observed);
            other += half * Math.Exp(weight - most);
        });

        var logTail = Math.Log(tail) + observed - most;
        var all = Math.Exp(logTail) + other;
        return other < 0.5 * all ? LogOnePlus.Of(-other / all) : logTail - Math.Log(all);

        void ForEach(Action<double> take)
        {
            for (var m = Math.Max(0, copies - 2 * females); m <= Math.Min(males, copies); m++)
            {
                var inFemales = copies - m;
                for (var h = inFemales % 2; h <= Math.Min(inFemales, 2 * females - inFemales); h += 2)
                    take(LogWeight(m, h));
            }
        }

        double LogWeight(int m, int h)
        {
            var first = (copies - m - h) / 2;
            return h * Math.Log(2) - logFactorial[m] - logFactorial[males - m] - logFactorial[h] - logFactorial[first] - logFactorial[females - h - first];
        }
    }

    static double[] LogFactorials(int largest)
    {
        var logs = new double[largest + 1];
        for (var n = 2; n <= largest; n++)
            logs[n] = LogGamma.Of(n + 1.0);
        return logs;
    }
}
