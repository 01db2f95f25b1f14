namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>Why a proportion of true null hypotheses was set to 1 instead of estimated, which keeps q-values on the safe side.</summary>
public enum NullProportionFallback
{
    /// <summary>It was estimated.</summary>
    None,

    /// <summary>There is no p-value.</summary>
    NoPValues,

    /// <summary>No p-value reaches the largest lambda: there are too few of them, or all are small. The qvalue package stops with an error.</summary>
    NoneAboveLambda,

    /// <summary>The smoothed estimate is 0 or below. The qvalue package stops with an error.</summary>
    NotPositive,
}
