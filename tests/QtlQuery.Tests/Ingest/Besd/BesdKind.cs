namespace QtlQuery.Tests.Ingest.Besd;

/// <summary>The kinds of BESD file that SMR has written over the years.</summary>
public enum BesdKind
{
    /// <summary>Type 5: header of 64 bytes.</summary>
    Dense,

    /// <summary>Type 0: header of 4 bytes.</summary>
    OldDense,

    /// <summary>Type 3: header of 64 bytes.</summary>
    Sparse,

    /// <summary>The float 3.0 as header; the rest as <see cref="Sparse"/>.</summary>
    SparseThree,

    /// <summary>The float 2.0 as header, offsets of 32 bits.</summary>
    SparseTwo,

    /// <summary>The float 1.0 as header, every number a float.</summary>
    SparseOne,
}
