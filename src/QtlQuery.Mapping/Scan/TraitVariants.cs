namespace QtlQuery.Mapping.Scan;

/// <summary>A trait with the variants of its window that vary and pass the filters, in the order of their positions.</summary>
/// <param name="Trait">The trait's number in its scan.</param>
sealed record TraitVariants(int Trait, TraitResiduals Residuals, IReadOnlyList<TestedVariant> Variants);
