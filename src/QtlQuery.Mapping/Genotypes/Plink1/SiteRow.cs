namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>A line of a .bim or .pvar file.</summary>
/// <param name="A1">The allele that a .bim file has first and PLINK 2 writes there as alt; a .pvar file's ALT.</param>
/// <param name="A2">The other one; a .pvar file's REF.</param>
readonly record struct SiteRow(string Chromosome, int Position, string Id, string A1, string A2);
