namespace QtlQuery.Mapping;

/// <summary>Which traits a cis mapping fine-maps by SuSiE, and how. What is not said here is as susieR's susie has it.</summary>
public sealed record FineMappingOptions
{
    /// <summary>All traits, not only those that have a QTL.</summary>
    public bool AllTraits { get; init; }

    /// <summary>L, the most effects that a trait can have.</summary>
    public int Effects { get; init; } = 10;

    /// <summary>Probability with which a credible set holds an effect's variant.</summary>
    public double Coverage { get; init; } = 0.95;

    /// <summary>Purity: the least |r| that two variants of a credible set may have.</summary>
    public double LeastAbsoluteCorrelation { get; init; } = 0.5;
}
