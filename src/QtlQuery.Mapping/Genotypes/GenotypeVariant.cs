namespace QtlQuery.Mapping.Genotypes;

/// <summary>A biallelic variant of a genotype file. What its genotypes count is copies of <paramref name="Alt"/>.</summary>
/// <param name="Chromosome">As a store writes it (<see cref="Core.Chromosome"/>); a contig that is no human chromosome keeps the file's own name.</param>
/// <param name="Position">1-based.</param>
/// <param name="Id">The file's own; <c>.</c> where it gives none.</param>
/// <param name="Ref"><c>.</c> where the file does not know the allele, as PLINK 1 does not of one that nobody carries.</param>
public sealed record GenotypeVariant(string Chromosome, int Position, string Id, string Ref, string Alt);
