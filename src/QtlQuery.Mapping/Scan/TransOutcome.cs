namespace QtlQuery.Mapping.Scan;

/// <summary>What a trans scan found.</summary>
/// <param name="Hits">In the order of the genotypes, and of the traits' names for one variant.</param>
/// <param name="Tests">Pairs that were tested, kept or not.</param>
/// <param name="Excluded">Pairs that were not, since they lie near each other or share sequence.</param>
/// <param name="Untested">Why some traits were not tested → how many.</param>
sealed record TransOutcome(
    IReadOnlyList<TransHit> Hits,
    long Tests,
    long Excluded,
    long VariantsLeftOut,
    CorrelationCounts Correlations,
    IReadOnlyDictionary<UntestedReason, int> Untested);
