namespace QtlQuery.Statistics.Colocalisation;

/// <summary>The settings of <see cref="HyPrColoc"/>, which begin as those of the R package hyprcoloc.</summary>
public sealed record HyPrColocOptions
{
    /// <summary>Prior probability that a variant is causal for one trait.</summary>
    public double Prior1 { get; init; } = 1e-4;

    /// <summary>Prior probability that a variant is causal for a further trait, given that it is for one.</summary>
    public double PriorC { get; init; } = 0.02;

    /// <summary>Every configuration of causal variants is as likely beforehand, instead of priors per variant.</summary>
    public bool UniformPriors { get; init; }

    /// <summary>A set of traits whose probability to be associated together does not exceed it loses a trait.</summary>
    public double RegionalThreshold { get; init; } = 0.5;

    /// <summary>A set of traits whose probability to have one causal variant, not two, does not exceed it loses a trait.</summary>
    public double AlignmentThreshold { get; init; } = 0.5;

    /// <summary>True to leave out the trait that is least aligned; false to leave out, first, the one that is least associated.</summary>
    public bool SelectByAlignment { get; init; }

    /// <summary>The prior c that p12, the probability to be causal for both of two traits, stands for.</summary>
    public static double PriorCOf(double prior1, double prior12) => prior12 / (prior1 + prior12);
}
