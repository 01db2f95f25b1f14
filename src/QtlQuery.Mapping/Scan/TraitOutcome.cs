namespace QtlQuery.Mapping.Scan;

/// <summary>What a cis scan found out about one trait.</summary>
/// <param name="VariantsTested">Variants of the window that vary and pass the filters.</param>
/// <param name="Lead">The variant of the largest squared correlation; of ties within 1e-9 the nearest to the start, then the leftmost. Null where none was tested.</param>
/// <param name="Permuted">Null where no permutations were asked for.</param>
/// <param name="Reason">Why there is no test; null where there is.</param>
public sealed record TraitOutcome(
    ScannedTrait Trait,
    int VariantsTested,
    LeadTest? Lead,
    PermutationResult? Permuted,
    UntestedReason? Reason)
{
    /// <summary>Natural logarithm of the p-value that all tests of the trait, or of its group, make together by the Cauchy combination (ACAT); NaN where there is none.</summary>
    public double LogPCombined { get; init; } = double.NaN;
}
