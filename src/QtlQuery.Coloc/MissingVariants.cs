using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>Bounds on the posterior of a shared variant over what the variants that one side lacks could hold.</summary>
/// <remarks>
/// The variants that only one side has enter with their known Bayes factor there and, on the other side, with 0 for all but one, which may hold
/// anything up to the largest that side shows in the locus. The posterior is a ratio of two linear functions of that unknown factor, and rises with
/// the known factor of the variant, so its extremes are at the ends: no signal, or the largest one at the missing variant with the largest or the
/// least known factor.
/// </remarks>
static class MissingVariants
{
    /// <param name="sums">Of the shared variants.</param>
    /// <param name="onlyFirst">Log Bayes factors of trait 1 at variants that only it has.</param>
    /// <param name="onlySecond">The same of trait 2.</param>
    /// <param name="largest1">The largest log Bayes factor that trait 1 has anywhere in the locus.</param>
    /// <param name="priors">Lowered for the numbers of variants.</param>
    public static (double Lower, double Upper) Bounds(ColocalisationSums sums, double[] onlyFirst, double[] onlySecond, double largest1, double largest2, ColocalisationPriors priors)
    {
        var known = sums.Posteriors(priors).H4;
        if (onlyFirst.Length == 0 && onlySecond.Length == 0)
            return (known, known);

        var (rest1, rest2) = (LogSum.Of(onlyFirst), LogSum.Of(onlySecond));
        var (all1, all2) = (LogSum.Of(sums.A1, rest1), LogSum.Of(sums.A2, rest2));
        // Two different variants: those of the shared ones, and every pair with a variant that only one side has.
        var distinct = LogSum.Of(sums.A3, rest1 + sums.A2, sums.A1 + rest2, rest1 + rest2);
        List<double> posteriors = [known, H4(all1, all2, sums.A12, distinct)];
        foreach (var factor in Ends(onlyFirst))
            posteriors.Add(H4(all1, LogSum.Of(all2, largest2), LogSum.Of(sums.A12, factor + largest2), LogSum.Of(distinct, LogSum.Of(sums.A1, Others(onlyFirst, factor)) + largest2)));
        foreach (var factor in Ends(onlySecond))
            posteriors.Add(H4(LogSum.Of(all1, largest1), all2, LogSum.Of(sums.A12, factor + largest1), LogSum.Of(distinct, LogSum.Of(sums.A2, Others(onlySecond, factor)) + largest1)));
        return (posteriors.Min(), posteriors.Max());

        double H4(double a1, double a2, double a12, double a3) => new ColocalisationSums(a1, a2, a12, a3, sums.Variants).Posteriors(priors).H4;
    }

    static IEnumerable<double> Ends(double[] logs) => logs.Length == 0 ? [] : [logs.Min(), logs.Max()];

    /// <summary>Log sum of all but one variant of the given factor.</summary>
    static double Others(double[] logs, double factor)
    {
        var at = Array.IndexOf(logs, factor);
        return LogSum.Of(LogSum.Of(logs.AsSpan(0, at)), LogSum.Of(logs.AsSpan(at + 1)));
    }
}
