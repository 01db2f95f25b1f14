using QtlQuery.Core;

namespace QtlQuery.Coloc.FineMapping;

/// <summary>A trait, or a GWAS, fine-mapped in a locus.</summary>
/// <param name="MolecularTraitId">Null for a GWAS.</param>
/// <param name="Refusal">Why there are no posteriors, by the name that <c>coloc_results</c> has for it; null where there are.</param>
/// <param name="VariantsLeftOut">Rows whose statistics could not be used.</param>
/// <param name="NullPosterior">That no variant is causal; null where there is a refusal.</param>
/// <param name="Variants">The most probable first.</param>
public sealed record FineMappedLocus(
    string DatasetId,
    string? MolecularTraitId,
    string? GeneId,
    GenomicRegion Locus,
    string? Refusal,
    int VariantsLeftOut,
    SideSummary Side,
    double? NullPosterior,
    IReadOnlyList<FineMappedVariant> Variants);
