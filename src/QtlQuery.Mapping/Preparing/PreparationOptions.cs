using QtlQuery.Statistics.Normalisation;

namespace QtlQuery.Mapping.Preparing;

/// <summary>How traits are made of counts; the defaults are GTEx's.</summary>
public sealed record PreparationOptions
{
    public ExpressionThreshold Threshold { get; init; } = new();

    public ExpressionScale Scale { get; init; }

    public ExpressionValues Values { get; init; }

    /// <summary>The offset of ranks, where <see cref="Values"/> are normal quantiles.</summary>
    public RankOffset Offset { get; init; }
}
