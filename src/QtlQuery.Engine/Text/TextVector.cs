using System.Runtime.CompilerServices;
using DuckDB.NET.Native;

namespace QtlQuery.Engine.Text;

/// <summary>A column of VARCHAR in one of DuckDB's chunks. Its validity bits are asked for only when a null comes.</summary>
unsafe struct TextVector(nint pointer)
{
    // duckdb_string_t: 4 bytes of length, then up to 12 bytes of text in place; longer text lies elsewhere, its address in the last 8.
    public const int Size = 16;
    const int InPlace = 12;

    readonly byte* _data = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(pointer);
    ulong* _validity;

    public void SetNull(int row)
    {
        if (_validity is null)
        {
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(pointer);
            _validity = NativeMethods.Vectors.DuckDBVectorGetValidity(pointer);
        }

        _validity[row >> 6] &= ~(1UL << (row & 63));
        new Span<byte>(_data + (Size * row), Size).Clear(); // the next row looks at what is here
    }

    /// <summary>Writes a value, also where a null was written before.</summary>
    public readonly void Set(int row, ReadOnlySpan<byte> text)
    {
        SetValid(row);
        if (text.Length <= InPlace)
        {
            var target = _data + (Size * row);
            *(ulong*)target = 0;
            *(ulong*)(target + 8) = 0;
            *(int*)target = text.Length;
            text.CopyTo(new Span<byte>(target + sizeof(int), InPlace));
            return;
        }

        // Files are sorted by gene as a rule: the text of the row before is shared, not copied once more.
        if (row > 0 && At(row - 1).SequenceEqual(text))
        {
            Repeat(row);
            return;
        }

        fixed (byte* bytes = text)
            NativeMethods.Vectors.DuckDBUnsafeVectorAssignStringElementLength(pointer, (ulong)row, bytes, text.Length);
    }

    /// <summary>Gives a row the text of the one before, which has one.</summary>
    public readonly void Repeat(int row)
    {
        SetValid(row);
        Unsafe.CopyBlock(_data + (Size * row), _data + (Size * (row - 1)), Size);
    }

    /// <summary>The text of a row that has been written and is no null.</summary>
    public readonly ReadOnlySpan<byte> At(int row) => Read(_data, row);

    /// <summary>The text of a row of a vector's data.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Read(byte* data, int row)
    {
        var value = data + (Size * row);
        var length = *(int*)value;
        return new(length <= InPlace ? value + sizeof(int) : *(byte**)(value + 8), length);
    }

    // A refused line may have left a null in the row that this one takes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    readonly void SetValid(int row)
    {
        if (_validity is not null)
            _validity[row >> 6] |= 1UL << (row & 63);
    }
}
