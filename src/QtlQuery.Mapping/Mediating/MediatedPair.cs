namespace QtlQuery.Mapping.Mediating;

/// <summary>A trans pair of a store whose variant has a significant trait near it, and the test of mediation by it.</summary>
/// <param name="GeneId">Of the distant trait.</param>
/// <param name="CisDatasetId">The dataset that has the near effect.</param>
/// <param name="Mediation">Null where it could not be tested.</param>
/// <param name="Reason">Why; null where it could.</param>
public sealed record MediatedPair(string MolecularTraitId, string? GeneId, string VariantId, string CisDatasetId, string CisMolecularTraitId, Mediation? Mediation, string? Reason);
