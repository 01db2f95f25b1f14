using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>Log Bayes factors of one side in a locus, by the best route that its rows allow.</summary>
/// <param name="Logs">One a row; NaN for a row that cannot be used. Empty where there is a refusal.</param>
/// <param name="Usable">Rows with a Bayes factor.</param>
sealed record SideBayesFactors(double[] Logs, int Usable, BayesFactorRoute Route, double? Sd, bool SdIsEstimated, ColocalisationRefusal? Refusal)
{
    static readonly BayesFactorRoute[] BestFirst = [BayesFactorRoute.EffectAndVariance, BayesFactorRoute.ZAndFrequency, BayesFactorRoute.PValueAndFrequency];

    /// <summary>Effects with errors are best; then z; then p-values, both of which need frequency and sample size. A row without what the route needs is left out.</summary>
    public static SideBayesFactors Of(LocusRows rows, SideFacts facts)
    {
        foreach (var route in BestFirst)
        {
            var usable = Rows(rows.Count, i => IsUsable(rows, facts, route, i));
            if (usable.Length > 0)
                return Of(rows, facts, route, usable);
        }

        return new([], 0, BayesFactorRoute.None, null, false, WhyNone(rows));
    }

    static bool IsUsable(LocusRows rows, SideFacts facts, BayesFactorRoute route, int i) => route switch
    {
        BayesFactorRoute.EffectAndVariance => double.IsFinite(rows.Beta[i]) && double.IsFinite(rows.StandardError[i]) && rows.StandardError[i] > 0,
        BayesFactorRoute.ZAndFrequency => double.IsFinite(rows.Z[i]) && HasFrequencyAndSize(rows, facts, i),
        _ => double.IsFinite(rows.NegLog10P[i]) && HasFrequencyAndSize(rows, facts, i),
    };

    static SideBayesFactors Of(LocusRows rows, SideFacts facts, BayesFactorRoute route, int[] usable)
    {
        var isEstimated = facts is { Kind: TraitKind.Quantitative, Sd: null } && route == BayesFactorRoute.EffectAndVariance;
        var sd = isEstimated ? EstimatedSd(rows, facts, usable) : facts.Sd;
        var statistics = new TraitStatistics { Kind = facts.Kind, TraitSd = sd, CaseFraction = facts.CaseFraction };
        statistics = route switch
        {
            BayesFactorRoute.EffectAndVariance => statistics with { Beta = Pick(rows.Beta, usable), Variance = Variances(rows, usable) },
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
            of with { AlleleFrequency = Pick(rows.AlleleFrequency, usable), SampleSizes = Array.ConvertAll(usable, i => Size(rows, facts, i)) };
    }

    /// <summary>From the rows that have a frequency and a sample size; null where none has.</summary>
    static double? EstimatedSd(LocusRows rows, SideFacts facts, int[] usable)
    {
        var placed = Array.FindAll(usable, i => HasFrequencyAndSize(rows, facts, i));
        return placed.Length == 0
            ? null
            : TraitStandardDeviation.Estimate(Variances(rows, placed), Pick(rows.AlleleFrequency, placed), k => Size(rows, facts, placed[k]));
    }

    static ColocalisationRefusal WhyNone(LocusRows rows) =>
        rows.StandardError.Exists(error => error <= 0) ? ColocalisationRefusal.VarianceNotPositive
        : rows.Z.Exists(double.IsFinite) || rows.NegLog10P.Exists(double.IsFinite) ? ColocalisationRefusal.NoFrequencyOrSampleSize
        : ColocalisationRefusal.NoStatistics;

    static bool HasFrequencyAndSize(LocusRows rows, SideFacts facts, int i) => rows.AlleleFrequency[i] is > 0 and < 1 && Size(rows, facts, i) > 0;

    static double Size(LocusRows rows, SideFacts facts, int i) => double.IsNaN(rows.SampleSize[i]) ? facts.SampleSize ?? double.NaN : rows.SampleSize[i];

    static double[] Variances(LocusRows rows, int[] picked) => Array.ConvertAll(picked, i => rows.StandardError[i] * rows.StandardError[i]);

    static double[] Pick(List<double> values, int[] picked) => Array.ConvertAll(picked, i => values[i]);

    static int[] Rows(int count, Func<int, bool> where)
    {
        var rows = new int[count];
        var found = 0;
        for (var i = 0; i < count; i++)
        {
            if (where(i))
                rows[found++] = i;
        }

        return rows[..found];
    }
}
