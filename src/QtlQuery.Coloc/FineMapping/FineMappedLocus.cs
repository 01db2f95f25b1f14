using QtlQuery.Core;

namespace QtlQuery.Coloc.FineMapping;

/// <summary>A trait, or a GWAS, fine-mapped in a locus.</summary>
/// <param name="MolecularTraitId">Null for a GWAS.</param>
/// <param name="Signal">Of SuSiE, such as L1; null for one causal variant, and where there is a refusal.</param>
/// <param name="Refusal">Why there are no posteriors, by the name that <c>coloc_results</c> has for it; null where there are.</param>
/// <param name="VariantsLeftOut">Rows whose statistics could not be used.</param>
/// <param name="NullPosterior">That no variant is causal; null by SuSiE, and where there is a refusal.</param>
/// <param name="Purity">Least |r| of two variants of the signal's credible set of 95 %; null for one causal variant, and where there is a refusal.</param>
/// <param name="Variants">The most probable first.</param>
public sealed record FineMappedLocus(
    string DatasetId,
    string? MolecularTraitId,
    string? GeneId,
    GenomicRegion Locus,
    string? Signal,
    string? Refusal,
    int VariantsLeftOut,
    SideSummary Side,
    double? NullPosterior,
    double? Purity,
    IReadOnlyList<FineMappedVariant> Variants);
