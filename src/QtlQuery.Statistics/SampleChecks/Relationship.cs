namespace QtlQuery.Statistics.SampleChecks;

/// <summary>What a kinship coefficient says about two samples, by the middles (on a scale of powers of 2) between the degrees.</summary>
/// <remarks>Manichaikul et al. (2010), table 1: 2^-1.5, 2^-2.5, 2^-3.5 and 2^-4.5.</remarks>
public enum Relationship
{
    /// <summary>0.0442 and less.</summary>
    Unrelated,

    /// <summary>First cousins; above 0.0442.</summary>
    ThirdDegree,

    /// <summary>Half-siblings, grandparents, uncles and aunts; above 0.0884.</summary>
    SecondDegree,

    /// <summary>Parents, siblings; above 0.177.</summary>
    FirstDegree,

    /// <summary>The same person twice, or identical twins; above 0.354.</summary>
    Same,
}
