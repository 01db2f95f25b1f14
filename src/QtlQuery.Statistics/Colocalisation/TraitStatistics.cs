namespace QtlQuery.Statistics.Colocalisation;

/// <summary>One dataset's statistics on one molecular trait or disease in one region; what is not known is null.</summary>
public sealed record TraitStatistics
{
    public required TraitKind Kind { get; init; }

    /// <summary>Names by which the variants are found in another dataset.</summary>
    public IReadOnlyList<string>? Variants { get; init; }

    /// <summary>Effects in units of the trait or in log odds, of any allele: only their squares count.</summary>
    public double[]? Beta { get; init; }

    /// <summary>Squares of the standard errors of <see cref="Beta"/>.</summary>
    public double[]? Variance { get; init; }

    /// <summary>-log10 of the two-sided p-values, used where effects or variances are not there.</summary>
    public double[]? NegLog10P { get; init; }

    /// <summary>Of either allele.</summary>
    public double[]? AlleleFrequency { get; init; }

    /// <summary>Individuals, cases and controls together.</summary>
    public double? SampleSize { get; init; }

    /// <summary>Share of cases among the individuals.</summary>
    public double? CaseFraction { get; init; }

    /// <summary>Standard deviation of a quantitative trait; 1 for a trait brought to the normal distribution.</summary>
    public double? TraitSd { get; init; }

    /// <summary>Which statistics the Bayes factors would come from.</summary>
    public BayesFactorRoute Route => (Beta, Variance, NegLog10P) switch
    {
        (not null, not null, _) => BayesFactorRoute.EffectAndVariance,
        (_, _, not null) => BayesFactorRoute.PValueAndFrequency,
        _ => BayesFactorRoute.None,
    };

    /// <summary>Why these statistics give no Bayes factors; null where they do.</summary>
    public ColocalisationRefusal? Refusal() =>
        !Enum.IsDefined(Kind) ? ColocalisationRefusal.UnknownTraitKind
        : Route == BayesFactorRoute.None ? ColocalisationRefusal.NoStatistics
        : LengthRefusal() ?? FrequencyRefusal() ?? (Route == BayesFactorRoute.EffectAndVariance ? EffectRefusal() : PValueRefusal());

    /// <summary>Why these statistics cannot be laid beside another dataset's; null where they can.</summary>
    public ColocalisationRefusal? PairRefusal(TraitStatistics other) =>
        NameRefusal() ?? other.NameRefusal()
        ?? (Variants!.Intersect(other.Variants!, StringComparer.Ordinal).Any() ? null : ColocalisationRefusal.NoSharedVariant);

    ColocalisationRefusal? NameRefusal() =>
        Variants is null ? ColocalisationRefusal.NoVariantNames
        : Variants.Distinct(StringComparer.Ordinal).Count() < Variants.Count ? ColocalisationRefusal.RepeatedVariant
        : null;

    ColocalisationRefusal? LengthRefusal()
    {
        int?[] lengths = [Variants?.Count, Beta?.Length, Variance?.Length, NegLog10P?.Length, AlleleFrequency?.Length];
        var known = lengths.OfType<int>().Distinct().ToArray();
        return known is [> 0] ? null : ColocalisationRefusal.UnequalLengths;
    }

    ColocalisationRefusal? FrequencyRefusal() =>
        AlleleFrequency?.All(frequency => frequency > 0 && frequency < 1) == false ? ColocalisationRefusal.FrequencyOutOfRange : null;

    ColocalisationRefusal? EffectRefusal() =>
        Beta!.Concat(Variance!).Any(double.IsNaN) ? ColocalisationRefusal.MissingValue
        : Beta!.Concat(Variance!).Any(double.IsInfinity) ? ColocalisationRefusal.InfiniteValue
        : !Variance!.All(variance => variance > 0) ? ColocalisationRefusal.VarianceNotPositive
        : Kind == TraitKind.Quantitative && !(TraitSd > 0) && !HasFrequencyAndSize ? ColocalisationRefusal.NoTraitSd
        : null;

    ColocalisationRefusal? PValueRefusal() =>
        NegLog10P!.Any(double.IsNaN) ? ColocalisationRefusal.MissingValue
        : !NegLog10P!.All(value => value >= 0 && double.IsFinite(value)) ? ColocalisationRefusal.PValueOutOfRange
        : !HasFrequencyAndSize ? ColocalisationRefusal.NoFrequencyOrSampleSize
        : Kind == TraitKind.CaseControl && !(CaseFraction > 0 && CaseFraction < 1) ? ColocalisationRefusal.NoCaseFraction
        : null;

    bool HasFrequencyAndSize => AlleleFrequency is not null && SampleSize > 0;
}
