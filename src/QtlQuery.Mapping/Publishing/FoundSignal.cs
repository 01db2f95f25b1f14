using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping.Publishing;

/// <summary>An independent signal of a trait.</summary>
/// <param name="Rank">1 is the signal that was found first, of the trait or of its group.</param>
/// <param name="Lead">Beside the covariates and the leads of the other signals.</param>
/// <param name="DegreesOfFreedom">Of that test.</param>
/// <param name="Permuted">Null where nominal p-values decided.</param>
public sealed record FoundSignal(ScannedTrait Trait, int Rank, LeadTest Lead, int VariantsTested, int DegreesOfFreedom, PermutationResult? Permuted);
