namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>A line of a .bim file.</summary>
readonly record struct BimRow(string Chromosome, int Position, string Id, string A1, string A2);
