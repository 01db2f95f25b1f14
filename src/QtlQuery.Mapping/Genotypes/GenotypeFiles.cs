using QtlQuery.Core;
using QtlQuery.Mapping.Genotypes.Plink1;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>Opens genotype files of any format.</summary>
public static class GenotypeFiles
{
    /// <param name="path">A .bed file, with its .bim and .fam beside it.</param>
    /// <exception cref="QtlQueryException">The file is not there, of no known format or damaged, or its allele order has to be said.</exception>
    public static IGenotypeReader Open(string path, GenotypeOptions? options = null) => new Plink1Reader(path, options ?? new());
}
