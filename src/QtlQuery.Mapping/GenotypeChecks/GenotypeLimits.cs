using QtlQuery.Statistics.SampleChecks;

namespace QtlQuery.Mapping.GenotypeChecks;

/// <summary>What variants and samples have to reach; the defaults are the field's usual ones.</summary>
public sealed record GenotypeLimits
{
    /// <summary>Least frequency of the rarer allele.</summary>
    public double LeastFrequency { get; init; } = 0.01;

    /// <summary>Fewest copies of the rarer allele.</summary>
    public double FewestCopies { get; init; }

    /// <summary>Least share of samples in which a variant is called.</summary>
    public double LeastCallRate { get; init; } = 0.95;

    /// <summary>Least p-value of Hardy-Weinberg proportions, exact.</summary>
    public double LeastHardyWeinbergP { get; init; } = 1e-6;

    /// <summary>Least share of autosomal variants that are called in a sample.</summary>
    public double LeastSampleCallRate { get; init; } = 0.95;

    /// <summary>Variants that samples are compared by have at least this frequency of the rarer allele.</summary>
    public double LeastComparedFrequency { get; init; } = 0.05;

    /// <summary>Of two variants within 200 of each other whose r² is above it, one is not compared; GTEx: 0.1.</summary>
    public double GreatestComparedR2 { get; init; } = 0.1;

    /// <summary>Pairs of samples that are related at least so much are listed.</summary>
    public Relationship LeastRelationship { get; init; } = Relationship.SecondDegree;

    /// <summary>With fewer compared variants, as on one chromosome, nobody is judged by relatives: kinship of the unrelated varies too much.</summary>
    public int FewestComparedForRelations { get; init; } = 10_000;
}
