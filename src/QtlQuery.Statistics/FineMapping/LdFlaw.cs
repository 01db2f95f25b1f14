namespace QtlQuery.Statistics.FineMapping;

/// <summary>Why a matrix is not one of correlations between variants.</summary>
public enum LdFlaw
{
    /// <summary>A correlation is missing or infinite; a variant without variation has none.</summary>
    NotFinite,

    /// <summary>A variant's correlation with itself is not 1.</summary>
    DiagonalNotOne,

    /// <summary>r of i and j is not r of j and i.</summary>
    NotSymmetric,

    /// <summary>No allele counts could have these correlations, as where pairs come from different people.</summary>
    NotPositiveSemiDefinite,
}
