namespace QtlQuery.Coloc;

/// <summary>The methods as <c>coloc_results</c> names them.</summary>
public static class PairMethod
{
    /// <summary>One causal variant a trait at most, Bayes factors from effects or p-values.</summary>
    public const string Abf = "coloc.abf";
}
