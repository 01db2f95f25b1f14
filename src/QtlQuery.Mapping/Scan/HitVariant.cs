using QtlQuery.Mapping.Genotypes;
using QtlQuery.Statistics.Genotypes;

namespace QtlQuery.Mapping.Scan;

/// <summary>The variant of a pair that was kept, without its genotypes.</summary>
/// <param name="Ordinal">Rises along the genotypes: two variants of one number are the same row of theirs.</param>
sealed record HitVariant(int Ordinal, GenotypeVariant Variant, AlleleCounts Counts);
