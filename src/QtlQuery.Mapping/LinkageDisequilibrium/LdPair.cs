using QtlQuery.Mapping.Genotypes;

namespace QtlQuery.Mapping.LinkageDisequilibrium;

/// <summary>Two variants and the correlation of their copies of alt, over samples in which both are known.</summary>
public sealed record LdPair(GenotypeVariant First, GenotypeVariant Second, double R)
{
    public double R2 => R * R;
}
