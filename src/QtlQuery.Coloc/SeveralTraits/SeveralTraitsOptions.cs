namespace QtlQuery.Coloc.SeveralTraits;

/// <summary>Priors and thresholds, which begin as those of the R package hyprcoloc.</summary>
public sealed record SeveralTraitsOptions
{
    /// <summary>Prior of a variant to be causal for one trait.</summary>
    public double Prior { get; init; } = 1e-4;

    /// <summary>Prior of a variant to be causal for a further trait, given that it is for one.</summary>
    public double PriorC { get; init; } = 0.02;

    /// <summary>HyPrColoc: a set of traits whose regional or alignment probability does not exceed it loses a trait.</summary>
    public double Threshold { get; init; } = 0.5;
}
