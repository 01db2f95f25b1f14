using Apache.Arrow.C;

namespace Apache.Arrow;

/// <summary>Rows kept as DuckDB exported them.</summary>
public sealed unsafe class RecordBatch : IDisposable
{
    CArrowArray* array;

    internal RecordBatch(CArrowArray* source) => array = CArrowArray.Move(source);

    ~RecordBatch() => Free();

    public int Length => array is null ? 0 : (int)array->Length;

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    void Free()
    {
        CArrowArray.Free(array);
        array = null;
    }
}
