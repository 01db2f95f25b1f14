using System.Runtime.CompilerServices;

namespace QtlQuery.Engine.Columns;

/// <summary>Numbers or truths of a column of <see cref="StoreChunks"/>.</summary>
public readonly ref struct ValueColumn<T>
    where T : unmanaged
{
    readonly ReadOnlySpan<T> _values;
    readonly ReadOnlySpan<ulong> _validity;

    /// <param name="validity">A bit a row, 0 for a null; empty where there is none.</param>
    internal ValueColumn(ReadOnlySpan<T> values, ReadOnlySpan<ulong> validity)
    {
        _values = values;
        _validity = validity;
    }

    public int Rows => _values.Length;

    /// <summary>A value a row; what stands where <see cref="IsNull"/> is true means nothing.</summary>
    public ReadOnlySpan<T> WithNulls => _values;

    public T? this[int row] => IsNull(row) ? null : _values[row];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNull(int row) => !_validity.IsEmpty && (_validity[row >> 6] >> (row & 63) & 1) == 0;

    /// <summary>The values, with another one for the nulls.</summary>
    /// <param name="target">As many as there are rows.</param>
    public void CopyTo(Span<T> target, T forNull)
    {
        _values.CopyTo(target);
        for (var row = 0; !_validity.IsEmpty && row < _values.Length; row++)
        {
            if (IsNull(row))
                target[row] = forNull;
        }
    }

    /// <summary>The values of a column without nulls.</summary>
    /// <exception cref="InvalidOperationException">It has one.</exception>
    public ReadOnlySpan<T> All()
    {
        for (var row = 0; !_validity.IsEmpty && row < _values.Length; row++)
        {
            if (IsNull(row))
                throw new InvalidOperationException("The column has a null.");
        }

        return _values;
    }
}
