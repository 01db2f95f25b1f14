namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>The median of the ratios of several instruments, right as long as valid ones carry half of the weight.</summary>
/// <remarks>Bowden et al. (2016), Genet. Epidemiol. 40:304. Point estimates: their standard errors come from a bootstrap, which is not done here.</remarks>
public static class MedianRatio
{
    /// <summary>Each instrument has the same weight.</summary>
    /// <returns>Null for fewer than three instruments.</returns>
    public static double? Simple(Instruments instruments) => Median(instruments, _ => 1);

    /// <summary>Weights are the inverse variances of the ratios, of second order.</summary>
    /// <returns>Null for fewer than three instruments.</returns>
    public static double? Weighted(Instruments instruments) => Median(instruments, i =>
    {
        var (exposure, ratio) = (instruments.ExposureBeta[i], instruments.OutcomeBeta[i] / instruments.ExposureBeta[i]);
        var (first, second) = (instruments.OutcomeSe[i] / exposure, ratio * instruments.ExposureSe[i] / exposure);
        return 1 / (first * first + second * second);
    });

    // Each ratio stands in the middle of its weight, and the median lies between the two around one half.
    static double? Median(Instruments instruments, Func<int, double> weightOf)
    {
        if (instruments.Count < 3)
            return null;

        double[] weights = [.. Enumerable.Range(0, instruments.Count).Select(weightOf)];
        double[] ratios = [.. instruments.OutcomeBeta.Zip(instruments.ExposureBeta, (outcome, exposure) => outcome / exposure)];
        Array.Sort(ratios, weights);

        var total = weights.Sum();
        double before = 0, last = double.NaN, lastPlace = double.NaN;
        for (var i = 0; i < ratios.Length; i++)
        {
            var place = (before + 0.5 * weights[i]) / total;
            if (place >= 0.5)
                return i == 0 ? ratios[0] : last + (ratios[i] - last) * (0.5 - lastPlace) / (place - lastPlace);
            (last, lastPlace, before) = (ratios[i], place, before + weights[i]);
        }

        return last;
    }
}
