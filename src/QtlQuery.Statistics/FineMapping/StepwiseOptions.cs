namespace QtlQuery.Statistics.FineMapping;

/// <summary>When a stepwise search ends, as in coloc's finemap.signals.</summary>
public sealed record StepwiseOptions
{
    /// <summary>A lead whose two-sided p-value is larger ends the search.</summary>
    public double LargestP { get; init; } = 1e-6;

    public int MaximalSignals { get; init; } = 3;

    /// <summary>Masking only: variants of a larger r² with an earlier lead are no candidates.</summary>
    public double MaskingR2 { get; init; } = 0.01;
}
