using QtlQuery.Core;
using QtlQuery.Statistics.MendelianRandomisation;

namespace QtlQuery.Coloc.MendelianRandomisation;

/// <summary>SMR and HEIDI of one molecular trait.</summary>
/// <param name="Lead">The variant most associated with the trait among those that both sides have, by whose alt both effects count.</param>
/// <param name="Smr">Effect of the molecular trait on the GWAS's, in units of the GWAS per unit of the trait.</param>
/// <param name="Heidi">Null where there was no test.</param>
/// <param name="HeidiRefusal">Why there was none: no_ld, no_ld_of_lead, ld_pairs_missing, ld_without_sign, too_few_variants; null where there was.</param>
public sealed record SmrResult(string DatasetId, string MolecularTraitId, string? GeneId, Variant Lead, string? Rsid, HarmonisedEffect Effect, MrEstimate Smr, HeidiResult? Heidi, string? HeidiRefusal);
