namespace QtlQuery.Coloc.MendelianRandomisation;

/// <summary>An exposure, whose instruments a store has, and an outcome.</summary>
/// <param name="Exposure">Id of a GWAS dataset, or of one with molecular traits.</param>
/// <param name="Outcome">Id of a GWAS dataset.</param>
public sealed record MrRequest(string Exposure, string Outcome)
{
    /// <summary>Molecular traits of the exposure, each for itself; null where it is a GWAS.</summary>
    public IReadOnlyList<string>? Traits { get; init; }

    /// <summary>Largest p of an instrument that is a lead.</summary>
    public double LargestLeadP { get; init; } = 5e-8;

    /// <summary>Lead variants of a GWAS are further apart than this, in bp.</summary>
    public int Window { get; init; } = 500_000;

    /// <summary>Dataset of LD by which instruments of a GWAS are clumped; null takes the distance alone.</summary>
    public string? Ld { get; init; }

    /// <summary>Instruments of a larger r2 are not independent: the stronger one stays.</summary>
    public double LargestR2 { get; init; } = 0.001;
}
