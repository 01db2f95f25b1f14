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

    /// <summary>z statistics of any allele, used where effects or variances are not there.</summary>
    public double[]? Z { get; init; }

    /// <summary>-log10 of the two-sided p-values, used where there is no z either.</summary>
    public double[]? NegLog10P { get; init; }

    /// <summary>Of either allele.</summary>
    public double[]? AlleleFrequency { get; init; }

    /// <summary>Individuals, cases and controls together, the same for every variant.</summary>
    public double? SampleSize { get; init; }

    /// <summary>Individuals of each variant, where they differ; <see cref="SampleSize"/> is then not looked at.</summary>
    public double[]? SampleSizes { get; init; }

    /// <summary>Share of cases among the individuals.</summary>
    public double? CaseFraction { get; init; }

    /// <summary>Standard deviation of a quantitative trait; 1 for a trait brought to the normal distribution.</summary>
    public double? TraitSd { get; init; }

    /// <summary>Which statistics the Bayes factors would come from.</summary>
    public BayesFactorRoute Route => (Beta, Variance, Z, NegLog10P) switch
    {
        (not null, not null, _, _) => BayesFactorRoute.EffectAndVariance,
        (_, _, not null, _) => BayesFactorRoute.ZAndFrequency,
        (_, _, _, not null) => BayesFactorRoute.PValueAndFrequency,
        _ => BayesFactorRoute.None,
    };

    /// <summary>Why these statistics give no Bayes factors; null where they do.</summary>
    public ColocalisationRefusal? Refusal() =>
        !Enum.IsDefined(Kind) ? ColocalisationRefusal.UnknownTraitKind
        : Route == BayesFactorRoute.None ? ColocalisationRefusal.NoStatistics
        : LengthRefusal() ?? FrequencyRefusal() ?? (Route == BayesFactorRoute.EffectAndVariance ? EffectRefusal() : StatisticRefusal());

    /// <summary>Why these statistics cannot be laid beside another dataset's; null where they can.</summary>
    public ColocalisationRefusal? PairRefusal(TraitStatistics other) =>
        NameRefusal() ?? other.NameRefusal()
        ?? (Variants!.Intersect(other.Variants!, StringComparer.Ordinal).Any() ? null : ColocalisationRefusal.NoSharedVariant);

    /// <summary>Individuals of a variant.</summary>
    internal double SizeAt(int variant) => SampleSizes?[variant] ?? SampleSize!.Value;

    ColocalisationRefusal? NameRefusal() =>
        Variants is null ? ColocalisationRefusal.NoVariantNames
        : Variants.Distinct(StringComparer.Ordinal).Count() < Variants.Count ? ColocalisationRefusal.RepeatedVariant
        : null;

    ColocalisationRefusal? LengthRefusal()
    {
        int?[] lengths = [Variants?.Count, Beta?.Length, Variance?.Length, Z?.Length, NegLog10P?.Length, AlleleFrequency?.Length, SampleSizes?.Length];
        var known = lengths.OfType<int>().Distinct().ToArray();
        return known is [> 0] ? null : ColocalisationRefusal.UnequalLengths;
    }

    ColocalisationRefusal? FrequencyRefusal() =>
        AlleleFrequency is null || Array.TrueForAll(AlleleFrequency, frequency => frequency > 0 && frequency < 1) ? null : ColocalisationRefusal.FrequencyOutOfRange;

    ColocalisationRefusal? EffectRefusal() =>
        !(AllFinite(Beta!) && AllFinite(Variance!))
            ? Array.Exists(Beta!, double.IsNaN) || Array.Exists(Variance!, double.IsNaN) ? ColocalisationRefusal.MissingValue : ColocalisationRefusal.InfiniteValue
        : Array.Exists(Variance!, variance => !(variance > 0)) ? ColocalisationRefusal.VarianceNotPositive
        : Kind == TraitKind.Quantitative && !(TraitSd > 0) && !HasFrequencyAndSize ? ColocalisationRefusal.NoTraitSd
        : null;

    ColocalisationRefusal? StatisticRefusal() =>
        Array.Exists(Z ?? NegLog10P!, double.IsNaN) ? ColocalisationRefusal.MissingValue
        : Z is not null && Array.Exists(Z, double.IsInfinity) ? ColocalisationRefusal.InfiniteValue
        : Z is null && Array.Exists(NegLog10P!, value => !(value >= 0 && double.IsFinite(value))) ? ColocalisationRefusal.PValueOutOfRange
        : !HasFrequencyAndSize ? ColocalisationRefusal.NoFrequencyOrSampleSize
        : Kind == TraitKind.CaseControl && !(CaseFraction > 0 && CaseFraction < 1) ? ColocalisationRefusal.NoCaseFraction
        : null;

    bool HasFrequencyAndSize =>
        AlleleFrequency is not null && (SampleSizes is null ? SampleSize > 0 : Array.TrueForAll(SampleSizes, size => size > 0));

    static bool AllFinite(double[] values)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
                return false;
        }

        return true;
    }
}
