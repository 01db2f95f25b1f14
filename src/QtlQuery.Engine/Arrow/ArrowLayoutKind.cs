namespace QtlQuery.Engine.Arrow;

/// <summary>The ways in which Arrow lays a column out in buffers.</summary>
enum ArrowLayoutKind
{
    /// <summary>No buffers: every value is null.</summary>
    Null,

    /// <summary>Validity; one bit a value.</summary>
    Bits,

    /// <summary>Validity; a fixed number of bytes a value.</summary>
    Fixed,

    /// <summary>Validity; offsets; bytes.</summary>
    Bytes,

    /// <summary>Validity; 16-byte views of values that lie in any number of further buffers.</summary>
    BytesView,

    /// <summary>Validity; offsets; one child.</summary>
    List,

    /// <summary>Validity; offsets; lengths; one child.</summary>
    ListView,

    /// <summary>Validity; one child with a fixed number of values for each of ours.</summary>
    FixedSizeList,

    /// <summary>Validity; children of the same length.</summary>
    Struct,

    /// <summary>Type numbers; children of the same length.</summary>
    SparseUnion,
}
