namespace QtlQuery.Coloc;

/// <summary>A molecular trait of a dataset in a locus, with the GWAS variant that each of its variants is.</summary>
/// <param name="GwasRows">Row of the GWAS locus for each row, or -1.</param>
sealed record TraitLocus(string DatasetId, string MolecularTraitId, string? GeneId, int? GeneVersion, LocusRows Rows, int[] GwasRows);
