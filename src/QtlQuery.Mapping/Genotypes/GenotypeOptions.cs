using QtlQuery.Mapping.Genotypes.Plink1;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>What has to be said of a genotype file because the file does not say it, and what of it is wanted.</summary>
public sealed record GenotypeOptions
{
    /// <summary>Which allele of a .bim file is alt; null has a PLINK 1 file refused with the choices.</summary>
    public Plink1AlleleOrder? Plink1Alleles { get; init; }

    public GenotypeField Field { get; init; }

    public MultiallelicRows MultiallelicRows { get; init; }
}
