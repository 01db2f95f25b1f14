namespace QtlQuery.Coloc;

/// <summary>The tests of a molecular trait, or of a GWAS, in a locus.</summary>
/// <param name="MolecularTraitId">Null for a GWAS.</param>
/// <param name="Rsids">Label of each row; null where it has none.</param>
sealed record TestedTrait(string DatasetId, string? MolecularTraitId, string? GeneId, LocusRows Rows, List<string?> Rsids, SideFacts Facts);
