namespace QtlQuery.Mapping.Scan;

/// <summary>Whose independent signals are looked for.</summary>
/// <param name="Traits">One, or a group that has its signals together.</param>
/// <param name="Permuted">What permutations said of the strongest of them; null where there were none.</param>
sealed record SignalQuestion(IReadOnlyList<ScannedTrait> Traits, PermutationResult? Permuted);
