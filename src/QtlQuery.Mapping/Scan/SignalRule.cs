namespace QtlQuery.Mapping.Scan;

/// <summary>When a further signal of a trait counts.</summary>
public enum SignalRule
{
    /// <summary>Its permutation p-value is at most that of the weakest significant trait (tensorQTL, GTEx).</summary>
    Permutations,

    /// <summary>Its nominal p-value is at most the trait's own threshold (QTLtools): faster, and about the same.</summary>
    NominalThreshold,
}
