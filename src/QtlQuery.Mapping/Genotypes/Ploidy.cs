using QtlQuery.Core;

namespace QtlQuery.Mapping.Genotypes;

/// <summary>Where a person has one copy of a chromosome.</summary>
static class Ploidy
{
    /// <summary>Whether some samples may have one copy: on X, Y and MT, and on contigs of which nothing is known.</summary>
    public static bool MayBeHaploid(string chromosome) => Chromosome.Order(chromosome) > Chromosome.Order("22");

    public static QtlQueryException HaploidAutosome(string place, string chromosome) =>
        new($"{place}: chromosome {chromosome} has a call of a single allele", "Only X, Y and MT have haploid calls; bcftools +fixploidy can set the others right.");
}
