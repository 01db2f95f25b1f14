namespace QtlQuery.Mapping.Scan;

/// <summary>Variants of one window without those that have the genotypes of another one, or the opposite ones.</summary>
static class DistinctVariants
{
    /// <param name="variants">In the order of their numbers.</param>
    public static IReadOnlyList<TestedVariant> Of(IReadOnlyList<TestedVariant> variants) => [.. variants.Where(variant => variant.Twin < variants[0].Ordinal)];
}
