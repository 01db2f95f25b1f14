namespace QtlQuery.Coloc.SeveralTraits;

/// <summary>A trait among those that were looked at together.</summary>
/// <param name="MolecularTraitId">Null for the GWAS.</param>
/// <param name="Refusal">Why it has no Bayes factors, so that the others were looked at without it; null where it has.</param>
/// <param name="Cluster">Number of the cluster that HyPrColoc puts it into, from 1; null for none.</param>
/// <param name="InCluster">Exact posterior that it shares its causal variant with another of the traits; null where there is a refusal.</param>
/// <param name="LargestNegLog10P">Minus log10 p of its strongest association in the locus.</param>
public sealed record TraitInGroup(string DatasetId, string? MolecularTraitId, string? GeneId, string? Refusal, int? Cluster, double? InCluster, double? LargestNegLog10P);
