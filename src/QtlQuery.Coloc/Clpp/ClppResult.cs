using QtlQuery.Core;

namespace QtlQuery.Coloc.Clpp;

/// <summary>Colocalisation posterior probability of a signal of a molecular trait and one of a GWAS.</summary>
/// <param name="Signal">Null for the whole locus.</param>
/// <param name="GwasSignal">Null for the whole locus.</param>
/// <param name="Source">Where the trait's posteriors come from: one of <see cref="PosteriorSource"/>.</param>
/// <param name="Refusal">Why there is no probability; null where there is.</param>
/// <param name="Regional">Sum over the variants that both have; null where there is a refusal.</param>
/// <param name="Variant">The variant with the largest probability, and that; null where there is a refusal.</param>
/// <param name="CoverageTrait">Share of the trait's posterior that the shared variants hold.</param>
public sealed record ClppResult(
    string DatasetId,
    string? MolecularTraitId,
    string? GeneId,
    GenomicRegion Locus,
    string? Signal,
    string? GwasSignal,
    string Source,
    string GwasSource,
    string? Refusal,
    int VariantsShared,
    double? Regional,
    SharedVariant? Variant,
    double? CoverageTrait,
    double? CoverageGwas);
