namespace QtlQuery.Mapping.Scan;

/// <summary>Why a trait has no test. One such trait ends nothing.</summary>
public enum UntestedReason
{
    /// <summary>Some values are missing or infinite.</summary>
    MissingValues,

    /// <summary>All values are equal, or nothing is left of them after the covariates.</summary>
    ConstantTrait,

    /// <summary>The genotypes have nothing on its chromosome.</summary>
    ChromosomeNotInGenotypes,

    /// <summary>No variant of its window varies and passes the filters.</summary>
    NoVariantInWindow,
}
