namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>What a reference says of a variant's two alleles.</summary>
enum AlleleMatch
{
    A1IsAlt,
    A2IsAlt,

    /// <summary>Either may be the reference allele, as of some insertions and deletions in repeats.</summary>
    Both,

    /// <summary>Neither is known there.</summary>
    Neither,
}
