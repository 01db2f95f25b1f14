namespace QtlQuery.Coloc;

/// <summary>The methods as <c>coloc_results</c> names them.</summary>
public static class PairMethod
{
    /// <summary>One causal variant a trait at most, Bayes factors from effects or p-values.</summary>
    public const string Abf = "coloc.abf";

    /// <summary>Each signal of each trait for itself, Bayes factors from fine-mapping.</summary>
    public const string Signals = "coloc.bf_bf";

    /// <summary>Each signal that SuSiE finds in each side, from effects and the LD of the store.</summary>
    public const string Susie = "coloc.susie";

    /// <summary>Each signal that stepwise conditioning finds in each side, given the others, from effects and the LD of the store.</summary>
    public const string Conditional = "coloc.signals";
}
