namespace QtlQuery.Mapping.Scan;

/// <summary>Which pairs are tested for a change of the effect with a context.</summary>
public sealed record InteractionOptions
{
    /// <summary>As in <see cref="CisOptions.WindowBp"/>.</summary>
    public int WindowBp { get; init; } = 1_000_000;

    /// <summary>Least frequency of the rarer allele in the samples of the lower and of the upper half of each context (tensorQTL's rule).</summary>
    public double LeastFrequencyInHalves { get; init; } = 0.05;

    /// <summary>Fewest copies of the rarer allele.</summary>
    public int FewestCopies { get; init; }

    /// <summary>Whether the effective number of independent variants of each trait is counted (eigenMT).</summary>
    public bool CountEffectiveTests { get; init; }

    public int Threads { get; init; } = Environment.ProcessorCount;
}
