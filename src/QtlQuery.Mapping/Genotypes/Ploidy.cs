namespace QtlQuery.Mapping.Genotypes;

/// <summary>Where a person has one copy of a chromosome.</summary>
static class Ploidy
{
    /// <summary>Whether some samples may have one copy: on X, Y and MT, and on contigs of which nothing is known.</summary>
    public static bool MayBeHaploid(string chromosome) => Core.Chromosome.Order(chromosome) > Core.Chromosome.Order("22");
}
