using QtlQuery.Statistics.MendelianRandomisation;

namespace QtlQuery.Coloc.MendelianRandomisation;

/// <summary>What one method says of an exposure and an outcome.</summary>
/// <param name="MolecularTraitId">Null where the exposure is a GWAS.</param>
/// <param name="Method">Such as ivw; of steiger, <paramref name="Steiger"/> alone is given.</param>
/// <param name="Beta">In units of the outcome per unit of the exposure; of egger_intercept, in units of the outcome.</param>
/// <param name="StandardError">Null for medians, whose error would come from a bootstrap.</param>
/// <param name="LogP">Natural logarithm of the two-sided p-value.</param>
public sealed record MrMethodResult(string? MolecularTraitId, string Method, int Variants, double? Beta, double? StandardError, double? LogP, Heterogeneity? Heterogeneity, SteigerResult? Steiger);
