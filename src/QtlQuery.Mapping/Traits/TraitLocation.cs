namespace QtlQuery.Mapping.Traits;

/// <summary>Where a trait is, 1-based with both ends included.</summary>
readonly record struct TraitLocation(string Chromosome, int Start, int End, char? Strand);
