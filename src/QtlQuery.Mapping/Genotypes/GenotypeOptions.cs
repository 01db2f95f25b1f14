using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes.Plink1;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>What has to be said of a genotype file because the file does not say it, and what of it is wanted.</summary>
public sealed record GenotypeOptions
{
    /// <summary>Which allele of a .bim file is alt; without it, and without <see cref="Reference"/>, a PLINK 1 file is refused with the choices.</summary>
    /// <remarks>The same of .pgen, VCF and BCF files that say that their reference alleles are provisional; their alt is A1.</remarks>
    public Plink1AlleleOrder? Plink1Alleles { get; init; }

    /// <summary>A FASTA file of the reference genome with its index beside it, or a VCF or .pvar file of the same variants: it tells which allele of a .bim file is alt, variant by variant.</summary>
    public string? Reference { get; init; }

    public GenotypeField Field { get; init; }

    public MultiallelicRows MultiallelicRows { get; init; }

    public MaleXCopies MaleX { get; init; }

    /// <summary>Sexes of samples by name, before those that the file says.</summary>
    public IReadOnlyDictionary<string, Sex>? Sexes { get; init; }

    /// <summary>The genome build of positions; it places the pseudo-autosomal regions of X.</summary>
    public GenomeBuild? Build { get; init; }
}
