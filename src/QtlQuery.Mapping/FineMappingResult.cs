using QtlQuery.Statistics.FineMapping;

namespace QtlQuery.Mapping;

/// <summary>What the fine-mapping of a cis mapping came to.</summary>
/// <param name="Traits">That were fitted.</param>
/// <param name="TraitsWithSets">Those with a credible set.</param>
/// <param name="NotFitted">Traits whose fit has no answer, and why, in the order of their names.</param>
public sealed record FineMappingResult(int Traits, int TraitsWithSets, int CredibleSets, IReadOnlyList<(string Trait, SusieStatus Status)> NotFitted);
