using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>Log Bayes factors of one side in a locus, by the best route that its rows allow.</summary>
/// <param name="Logs">One a row; NaN for a row that cannot be used. Empty where there is a refusal.</param>
/// <param name="Usable">Rows with a Bayes factor.</param>
sealed record SideBayesFactors(double[] Logs, int Usable, BayesFactorRoute Route, double? Sd, bool SdIsEstimated, ColocalisationRefusal? Refusal)
{
    /// <summary>Effects with errors are best; then z; then p-values, both of which need frequency and sample size. A row without what the route needs is left out.</summary>
    public static SideBayesFactors Of(LocusRows rows, SideFacts facts)
    {
        foreach (var (route, isUsable) in Routes(rows, facts))
        {
            int[] usable = [.. Enumerable.Range(0, rows.Count).Where(isUsable)];
            if (usable.Length > 0)
                return Of(rows, facts, route, usable);
        }

        return new([], 0, BayesFactorRoute.None, null, false, WhyNone(rows));
    }

    static IEnumerable<(BayesFactorRoute Route, Func<int, bool> IsUsable)> Routes(LocusRows rows, SideFacts facts)
    {
        bool Placed(int i) => HasFrequency(rows, i) && Size(rows, facts, i) > 0;
        return
        [
            (BayesFactorRoute.EffectAndVariance, i => double.IsFinite(rows.Beta[i]) && double.IsFinite(rows.StandardError[i]) && rows.StandardError[i] > 0),
            (BayesFactorRoute.ZAndFrequency, i => double.IsFinite(rows.Z[i]) && Placed(i)),
            (BayesFactorRoute.PValueAndFrequency, i => double.IsFinite(rows.NegLog10P[i]) && Placed(i)),
        ];
    }

    static SideBayesFactors Of(LocusRows rows, SideFacts facts, BayesFactorRoute route, int[] usable)
    {
        var isEstimated = facts is { Kind: TraitKind.Quantitative, Sd: null } && route == BayesFactorRoute.EffectAndVariance;
        var sd = isEstimated ? EstimatedSd(rows, facts, usable) : facts.Sd;
        var statistics = new TraitStatistics { Kind = facts.Kind, TraitSd = sd, CaseFraction = facts.CaseFraction };
        statistics = route switch
        {
            BayesFactorRoute.EffectAndVariance => statistics with { Beta = Pick(rows.Beta, usable), Variance = [.. usable.Select(i => rows.StandardError[i] * rows.StandardError[i])] },
            BayesFactorRoute.ZAndFrequency => Placed(statistics) with { Z = Pick(rows.Z, usable) },
            _ => Placed(statistics) with { NegLog10P = Pick(rows.NegLog10P, usable) },
        };
        if (statistics.Refusal() is { } refusal)
            return new([], 0, route, null, false, refusal);

        var factors = LogBayesFactors.Of(statistics);
        var logs = new double[rows.Count];
        Array.Fill(logs, double.NaN);
        for (var k = 0; k < usable.Length; k++)
            logs[usable[k]] = factors.Values[k];
        return new(logs, usable.Length, route, factors.TraitSd, isEstimated, null);

        TraitStatistics Placed(TraitStatistics of) =>
            of with { AlleleFrequency = Pick(rows.AlleleFrequency, usable), SampleSizes = [.. usable.Select(i => Size(rows, facts, i))] };
    }

    /// <summary>From the rows that have a frequency and a sample size; null where none has.</summary>
    static double? EstimatedSd(LocusRows rows, SideFacts facts, int[] usable)
    {
        int[] placed = [.. usable.Where(i => HasFrequency(rows, i) && Size(rows, facts, i) > 0)];
        return placed.Length == 0
            ? null
            : TraitStandardDeviation.Estimate([.. placed.Select(i => rows.StandardError[i] * rows.StandardError[i])], Pick(rows.AlleleFrequency, placed), k => Size(rows, facts, placed[k]));
    }

    static ColocalisationRefusal WhyNone(LocusRows rows) =>
        rows.StandardError.Exists(error => error <= 0) ? ColocalisationRefusal.VarianceNotPositive
        : rows.Z.Exists(double.IsFinite) || rows.NegLog10P.Exists(double.IsFinite) ? ColocalisationRefusal.NoFrequencyOrSampleSize
        : ColocalisationRefusal.NoStatistics;

    static bool HasFrequency(LocusRows rows, int i) => rows.AlleleFrequency[i] is > 0 and < 1;

    static double Size(LocusRows rows, SideFacts facts, int i) => double.IsNaN(rows.SampleSize[i]) ? facts.SampleSize ?? double.NaN : rows.SampleSize[i];

    static double[] Pick(List<double> values, int[] rows) => [.. rows.Select(i => values[i])];
}
