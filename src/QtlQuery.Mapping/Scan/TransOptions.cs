namespace QtlQuery.Mapping.Scan;

/// <summary>Which pairs are tested across the genome, and which of them are kept.</summary>
public sealed record TransOptions
{
    /// <summary>Pairs of a smaller minus log10 p are counted and not kept.</summary>
    public double LeastNegLog10P { get; init; } = 5;

    /// <summary>Pairs nearer than this are not tested, whichever side of the trait; null tests all.</summary>
    public int? CisBp { get; init; } = 5_000_000;

    /// <summary>Traits that share sequence: a variant near the second is not tested with the first, since reads of the one are counted for the other.</summary>
    public IReadOnlyList<(string Trait, string Other)> CrossMappable { get; init; } = [];

    /// <summary>How near to the other trait that is; bp.</summary>
    public int CrossMappableBp { get; init; } = 1_000_000;

    /// <summary>Least frequency of the rarer allele.</summary>
    public double LeastFrequency { get; init; } = 0.05;

    /// <summary>Fewest copies of the rarer allele.</summary>
    public int FewestCopies { get; init; }

    public int Threads { get; init; } = Environment.ProcessorCount;

    internal bool Admits(TestedVariant variant) =>
        variant.Varies && variant.Counts.MinorFrequency >= LeastFrequency - 1e-9 && variant.Counts.MinorCopies >= FewestCopies;
}
