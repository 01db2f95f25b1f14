using DuckDB.NET.Native;

namespace QtlQuery.Engine.Index;

/// <summary>A column of numbers or truths in one of DuckDB's chunks. Its validity bits are asked for only when a null comes.</summary>
unsafe struct NumberVector<T>(nint pointer)
    where T : unmanaged
{
    readonly T* _data = (T*)NativeMethods.Vectors.DuckDBVectorGetData(pointer);
    ulong* _validity;

    public void SetNull(int row)
    {
        if (_validity is null)
        {
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(pointer);
            _validity = NativeMethods.Vectors.DuckDBVectorGetValidity(pointer);
        }

        _validity[row >> 6] &= ~(1UL << (row & 63));
    }

    public readonly void Set(int row, T value) => _data[row] = value;
}
