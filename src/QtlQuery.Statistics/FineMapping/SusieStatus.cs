namespace QtlQuery.Statistics.FineMapping;

/// <summary>How a fit ended.</summary>
public enum SusieStatus
{
    Converged,

    /// <summary>The evidence bound was still rising after the last round: often LD that does not belong to the statistics.</summary>
    NotConverged,

    /// <summary>LD and z have different numbers of variants.</summary>
    LdOfAnotherSize,

    /// <summary>LD is flawed: see <see cref="SusieResult.LdFlaw"/>.</summary>
    LdFlawed,

    /// <summary>A z statistic is missing or infinite.</summary>
    ZNotFinite,

    /// <summary>A prior variance grew beyond 100 times the largest z², which LD that contradicts the statistics does.</summary>
    PriorVarianceUnreasonable,

    /// <summary>The estimate of the residual variance was not positive, which LD that contradicts the statistics does.</summary>
    ResidualVarianceNotPositive,
}
