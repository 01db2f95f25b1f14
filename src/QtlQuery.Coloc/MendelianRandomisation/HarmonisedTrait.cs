namespace QtlQuery.Coloc.MendelianRandomisation;

/// <summary>A molecular trait's associated variants with their effects on the GWAS's trait too, in the order of position and alleles.</summary>
sealed record HarmonisedTrait(string DatasetId, string MolecularTraitId, string? GeneId, string Chromosome, LocusRows Rows, List<string?> Rsids, List<HarmonisedEffect> Effects);
