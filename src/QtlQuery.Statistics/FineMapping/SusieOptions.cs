namespace QtlQuery.Statistics.FineMapping;

/// <summary>The settings of <see cref="Susie"/>, which begin as those of susieR's susie_rss.</summary>
public sealed record SusieOptions
{
    /// <summary>L, the most effects there can be.</summary>
    public int Effects { get; init; } = 10;

    /// <summary>Probability with which a credible set holds an effect's variant.</summary>
    public double Coverage { get; init; } = 0.95;

    /// <summary>Purity: the least |r| that two variants of a credible set may have.</summary>
    public double LeastAbsoluteCorrelation { get; init; } = 0.5;

    public PriorVarianceMethod PriorVarianceMethod { get; init; } = PriorVarianceMethod.Optimised;

    /// <summary>Where the prior variance of each effect begins, in variances of the trait; null is 0.2, or without a sample size 50, in squares of z.</summary>
    public double? PriorVariance { get; init; }

    /// <summary>Prior probability that an effect is none at all; 0 leaves that out.</summary>
    public double NullWeight { get; init; }

    /// <summary>Relative prior probabilities of the variants, of any scale; null is the same for all.</summary>
    public double[]? PriorWeights { get; init; }

    /// <summary>Only for LD of the very sample that the statistics come from.</summary>
    public bool EstimateResidualVariance { get; init; }

    /// <summary>Rounds end when the evidence bound rises by less.</summary>
    public double Tolerance { get; init; } = 1e-3;

    public int MaximalRounds { get; init; } = 100;

    /// <summary>How far below 0 the least eigenvalue of LD may lie; rounding to four decimals alone reaches 1e-3 in 300 variants.</summary>
    public double EigenvalueTolerance { get; init; } = 1e-3;
}
