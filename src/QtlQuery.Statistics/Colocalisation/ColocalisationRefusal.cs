namespace QtlQuery.Statistics.Colocalisation;

/// <summary>Why no Bayes factors can be had from a dataset, or no posteriors from a pair.</summary>
public enum ColocalisationRefusal
{
    /// <summary>The trait is neither quantitative nor case-control.</summary>
    UnknownTraitKind,

    /// <summary>There is neither an effect with its variance nor a p-value.</summary>
    NoStatistics,

    /// <summary>The columns are not of one length, or empty.</summary>
    UnequalLengths,

    /// <summary>The variants have no names by which another dataset's could be found.</summary>
    NoVariantNames,

    /// <summary>A variant is there twice.</summary>
    RepeatedVariant,

    /// <summary>The two datasets have no variant in common.</summary>
    NoSharedVariant,

    /// <summary>A value is missing.</summary>
    MissingValue,

    /// <summary>An effect or a variance is infinite.</summary>
    InfiniteValue,

    /// <summary>A variance is 0 or negative.</summary>
    VarianceNotPositive,

    /// <summary>An allele frequency is not between 0 and 1, or is one of them.</summary>
    FrequencyOutOfRange,

    /// <summary>A p-value is exactly 0 (it was lost to rounding), or above 1.</summary>
    PValueOutOfRange,

    /// <summary>A quantitative trait has no standard deviation, and no frequencies and sample size to estimate it from.</summary>
    NoTraitSd,

    /// <summary>The variance of an effect has to come from frequency and sample size, and one of them is not there.</summary>
    NoFrequencyOrSampleSize,

    /// <summary>A case-control trait that has p-values only needs the share of cases, between 0 and 1.</summary>
    NoCaseFraction,
}
