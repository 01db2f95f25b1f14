namespace QtlQuery.Mapping.Genotypes.Vcf;

/// <summary>How many alleles a call names, if it is one.</summary>
enum CallKind
{
    Diploid,
    Haploid,
    Polyploid,
    Wrong,
}
