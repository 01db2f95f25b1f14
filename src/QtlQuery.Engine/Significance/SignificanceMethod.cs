namespace QtlQuery.Engine.Significance;

/// <summary>How the p-values of a trait's variants become one p-value of the trait, and that a verdict.</summary>
public enum SignificanceMethod
{
    /// <summary>The lead's p times the number of variants; Benjamini and Hochberg over traits.</summary>
    BonferroniBh,

    /// <summary>The lead's p times the effective number of tests, which LD tells (eigenMT); Benjamini and Hochberg over traits.</summary>
    EigenMt,

    /// <summary>Cauchy combination of all variants' p; Storey's q over traits.</summary>
    Acat,

    /// <summary>The source's own p-value of each trait, from permutations or a combination; Storey's q over traits.</summary>
    Q,
}
