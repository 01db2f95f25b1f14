namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>How p-values are spread over the real line before their density is estimated.</summary>
public enum PValueTransform
{
    /// <summary>The normal quantile.</summary>
    Probit,

    /// <summary>The logarithm of the odds.</summary>
    Logit,
}
