namespace QtlQuery.Mapping.Scan;

/// <summary>A pair that was kept.</summary>
/// <param name="FalseDiscoveryRate">Benjamini and Hochberg's over all tests of the scan.</param>
readonly record struct TransHit(HitVariant Variant, ScannedTrait Trait, PairTest Test, double FalseDiscoveryRate);
