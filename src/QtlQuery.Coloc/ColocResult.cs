using QtlQuery.Core;
using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Coloc;

/// <summary>Colocalisation of one molecular trait with one GWAS in one locus: a row of <c>coloc_results</c>.</summary>
/// <param name="Signal">Signal of the trait; null for the whole locus.</param>
/// <param name="GwasSignal">Signal of the GWAS; null for the whole locus.</param>
/// <param name="Refusal">Why there are no sums, by the name that the table has for it; null where there are.</param>
/// <param name="Sums">Over the shared variants; null where there is a refusal.</param>
/// <param name="Posteriors">At <paramref name="Priors"/>, lowered for the numbers of variants as coloc does.</param>
/// <param name="CoverageTrait">Share of the trait's sum of Bayes factors that the shared variants hold.</param>
/// <param name="LowerH4">Least posterior of H4 if one variant that a side lacks held a signal up to the largest of that side.</param>
public sealed record ColocResult(
    string DatasetId,
    string GwasId,
    string MolecularTraitId,
    string? GeneId,
    int? GeneVersion,
    GenomicRegion Locus,
    string? Signal,
    string? GwasSignal,
    string Method,
    string? Refusal,
    int VariantsTrait,
    int VariantsGwas,
    int VariantsShared,
    int VariantsLeftOut,
    SideSummary Trait,
    SideSummary Gwas,
    ColocalisationPriors Priors,
    ColocalisationSums? Sums,
    ColocalisationPosteriors? Posteriors,
    double? LogOddsH4,
    double? CoverageTrait,
    double? CoverageGwas,
    double? LowerH4,
    double? UpperH4,
    SharedVariant? Likeliest);

/// <summary>How one side's Bayes factors came about.</summary>
/// <param name="Route">beta_and_variance, z_maf_n, p_maf_n or signal; null where there are none.</param>
/// <param name="LargestNegLog10P">Minus log10 p of its strongest association in the locus.</param>
/// <param name="CaseFraction">Share of cases of a case-control trait, where it is known.</param>
public sealed record SideSummary(string? Route, TraitKind Kind, double? Sd, bool SdIsEstimated, double? CaseFraction, double? LargestNegLog10P);

/// <summary>The variant that most likely carries a shared signal.</summary>
/// <param name="Posterior">That it is the shared causal variant, given that there is one.</param>
public sealed record SharedVariant(int Position, string Ref, string Alt, double Posterior);
