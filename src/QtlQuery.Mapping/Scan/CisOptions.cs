namespace QtlQuery.Mapping.Scan;

/// <summary>Which pairs are tested near each other, and how.</summary>
public sealed record CisOptions
{
    /// <summary>A variant is tested with a trait up to so far before its start and behind its end, both included.</summary>
    public int WindowBp { get; init; } = 1_000_000;

    /// <summary>Permutations of each trait; 0 for none.</summary>
    public int Permutations { get; init; } = 1000;

    /// <summary>A trait's permutations end once so many are as strong as what was observed (FastQTL's adaptive permutations); null for all.</summary>
    public int? StopAfter { get; init; }

    /// <summary>Whether traits of one group are one question: the strongest of any of them, in each permutation as well (tensorQTL's grouped phenotypes, QTLtools' --grp-best).</summary>
    public bool ByGroup { get; init; }

    public ulong Seed { get; init; } = 1;

    /// <summary>Least frequency of the rarer allele.</summary>
    public double LeastFrequency { get; init; }

    /// <summary>Fewest copies of the rarer allele.</summary>
    public int FewestCopies { get; init; }

    public int Threads { get; init; } = Environment.ProcessorCount;

    internal bool Admits(TestedVariant variant) =>
        variant.Varies
        && variant.Counts.MinorFrequency >= LeastFrequency - 1e-9
        && variant.Counts.MinorCopies >= FewestCopies;
}
