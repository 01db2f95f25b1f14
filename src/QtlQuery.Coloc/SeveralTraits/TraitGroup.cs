using QtlQuery.Core;

namespace QtlQuery.Coloc.SeveralTraits;

/// <summary>The traits of a gene in all contexts, and a GWAS where there is one, looked at together in a locus.</summary>
/// <param name="GeneId">Null where the traits belong to no gene.</param>
/// <param name="Refusal">one_trait where there are no two traits with Bayes factors, no_shared_variant where they have no variant in common; null elsewhere.</param>
/// <param name="VariantsShared">Variants that all traits have, which alone entered.</param>
/// <param name="Clusters">Of HyPrColoc, in the order of <see cref="TraitInGroup.Cluster"/>.</param>
/// <param name="AnyCluster">Exact posterior that at least two traits share a causal variant, if there is one such cluster at most.</param>
/// <param name="AllTraits">Exact posterior that all of them do that have Bayes factors.</param>
/// <param name="Variant">The variant that most likely is shared, by the exact posterior, and that posterior.</param>
public sealed record TraitGroup(
    string? GeneId,
    GenomicRegion Locus,
    string? Refusal,
    int VariantsShared,
    IReadOnlyList<TraitInGroup> Traits,
    IReadOnlyList<TraitCluster> Clusters,
    double? AnyCluster,
    double? AllTraits,
    SharedVariant? Variant);
