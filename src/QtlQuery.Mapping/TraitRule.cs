namespace QtlQuery.Mapping;

/// <summary>Which p-value of a trait says whether it has a QTL; its q-values are Storey's in either case.</summary>
public enum TraitRule
{
    /// <summary>That of permutations, by their beta distribution.</summary>
    Permutations,

    /// <summary>The Cauchy combination of the p-values of all its variants (ACAT), which takes no permutations and gives no nominal threshold.</summary>
    Acat,
}
