namespace QtlQuery.Mapping.Scan;

/// <summary>Chooses how variants are laid out.</summary>
static class VariantWindow
{
    /// <param name="variants">Each varies; all have calls, or all have dosages. Of those alike in all samples one is enough.</param>
    public static IVariantWindow Of(IReadOnlyList<TestedVariant> variants, int samples) =>
        variants is [{ Codes.Length: > 0 }, ..] ? new LookupWindow(variants, samples) : new DenseWindow(variants, samples);
}
