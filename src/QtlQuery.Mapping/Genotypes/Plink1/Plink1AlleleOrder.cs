namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>Which of a .bim file's two alleles is alt. The file itself cannot say.</summary>
/// <remarks>
/// PLINK 2 and <c>plink --keep-allele-order</c> write A1 = alt. PLINK 1.9 without that option makes A1 the rarer allele of each data set,
/// so that alt is A1 in some rows and A2 in others: such a file has no one order, and needs the reference genome (<see cref="GenotypeOptions.Reference"/>).
/// </remarks>
public enum Plink1AlleleOrder
{
    A1IsAlt,
    A2IsAlt,
}
