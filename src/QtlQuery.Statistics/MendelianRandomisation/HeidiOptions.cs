namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>Which variants take part in <see cref="Heidi"/>; they begin as those of the program SMR.</summary>
public sealed record HeidiOptions
{
    /// <summary>Variants whose association with the molecular trait has a larger p-value are left out.</summary>
    public double LargestMolecularP { get; init; } = 1.5654e-3;

    /// <summary>Variants of a smaller r² with the lead are left out.</summary>
    public double LeastR2 { get; init; } = 0.05;

    /// <summary>Variants of a larger r² with the lead are left out, and one of each pair of a larger r².</summary>
    public double LargestR2 { get; init; } = 0.9;

    /// <summary>False keeps pairs of variants however large their r², as SMR did at first.</summary>
    public bool PrunesPairs { get; init; } = true;

    /// <summary>Fewer variants, with the lead, are no test.</summary>
    public int Fewest { get; init; } = 3;

    /// <summary>The most variants, with the lead: those most associated with the molecular trait.</summary>
    public int Most { get; init; } = 20;
}
