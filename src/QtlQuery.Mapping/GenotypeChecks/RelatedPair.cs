using QtlQuery.Statistics.SampleChecks;

namespace QtlQuery.Mapping.GenotypeChecks;

/// <summary>Two samples whose genotypes are alike.</summary>
/// <param name="Kinship">KING-robust.</param>
public sealed record RelatedPair(string Sample1, string Sample2, double Kinship)
{
    public Relationship Relationship => Relatedness.Of(Kinship);
}
