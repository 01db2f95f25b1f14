using System.Text;
using QtlQuery.Engine.Text;

namespace QtlQuery.Engine.Columns;

/// <summary>Texts of a column of <see cref="StoreChunks"/>, in UTF-8.</summary>
public readonly unsafe ref struct TextColumn
{
    readonly byte* _data;
    readonly ReadOnlySpan<ulong> _validity;

    /// <param name="validity">A bit a row, 0 for a null; empty where there is none.</param>
    internal TextColumn(byte* data, ReadOnlySpan<ulong> validity)
    {
        _data = data;
        _validity = validity;
    }

    /// <summary>The text of a row; empty for a null.</summary>
    public ReadOnlySpan<byte> this[int row] => IsNull(row) ? [] : TextVector.Read(_data, row);

    /// <summary>The same as a string; null for a null.</summary>
    public string? TextOrNull(int row) => IsNull(row) ? null : Encoding.UTF8.GetString(this[row]);

    public bool IsNull(int row) => !_validity.IsEmpty && (_validity[row >> 6] >> (row & 63) & 1) == 0;
}
