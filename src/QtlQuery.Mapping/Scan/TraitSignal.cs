namespace QtlQuery.Mapping.Scan;

/// <summary>One of the independent signals of a trait, or of a group of traits.</summary>
/// <param name="Trait">Of a group the one in which it is strongest.</param>
/// <param name="Rank">1 is the signal that was found first.</param>
/// <param name="Lead">Beside the covariates and the leads of the other signals.</param>
/// <param name="Tests">Of all variants of the window, beside the same.</param>
/// <param name="DegreesOfFreedom">Of these tests.</param>
/// <param name="Permuted">Beside the same; null where no permutations were asked for.</param>
sealed record TraitSignal(ScannedTrait Trait, int Rank, LeadTest Lead, TraitTests Tests, int DegreesOfFreedom, PermutationResult? Permuted);
