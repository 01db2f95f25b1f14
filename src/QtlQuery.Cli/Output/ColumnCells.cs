using System.Runtime.CompilerServices;
using QtlQuery.Engine.Columns;

namespace QtlQuery.Cli.Output;

/// <summary>The cells of one column of a chunk. A value that stands in the row before, too, as a variant's or gene's do, is made text once.</summary>
sealed class ColumnCells
{
    readonly Cell _cell = new();
    readonly Action<StoreChunks> _fill;
    byte[] _texts = new byte[1 << 12];
    (int Start, int Length, CellKind Kind)[] _cells = [];
    int _end;

    ColumnCells(Type type, int column) => _fill =
        type == typeof(string) ? chunks => Fill(chunks.Texts(column), chunks.Rows)
        : type == typeof(double) ? Filling<double>(column, static (cell, value) => cell.SetDouble(value))
        : type == typeof(float) ? Filling<float>(column, static (cell, value) => cell.SetFloat(value))
        : type == typeof(bool) ? Filling<bool>(column, static (cell, value) => cell.SetBoolean(value))
        : type == typeof(int) ? Filling<int>(column, static (cell, value) => cell.SetNumber(value))
        : type == typeof(long) ? Filling<long>(column, static (cell, value) => cell.SetNumber(value))
        : type == typeof(Int128) ? Filling<Int128>(column, static (cell, value) => cell.SetNumber(value))
        : type == typeof(sbyte) ? Filling<sbyte>(column, static (cell, value) => cell.SetNumber(value))
        : type == typeof(short) ? Filling<short>(column, static (cell, value) => cell.SetNumber(value))
        : type == typeof(byte) ? Filling<byte>(column, static (cell, value) => cell.SetNumber(value))
        : type == typeof(ushort) ? Filling<ushort>(column, static (cell, value) => cell.SetNumber(value))
        : type == typeof(uint) ? Filling<uint>(column, static (cell, value) => cell.SetNumber(value))
        : type == typeof(ulong) ? Filling<ulong>(column, static (cell, value) => cell.SetNumber(value))
        : throw new ArgumentException($"A column of {type} is not printed.", nameof(type));

    public static ColumnCells[] Of(StoreChunks chunks) => [.. chunks.Names.Select((_, column) => new ColumnCells(chunks.TypeOf(column)!, column))];

    /// <summary>Takes the column's values in the chunk that has come.</summary>
    public void Fill(StoreChunks chunks)
    {
        if (_cells.Length < chunks.Rows)
            _cells = new (int, int, CellKind)[chunks.Rows];
        _end = 0;
        _fill(chunks);
    }

    public CellKind Kind(int row) => _cells[row].Kind;

    public ReadOnlySpan<byte> Text(int row) => _texts.AsSpan(_cells[row].Start, _cells[row].Length);

    Action<StoreChunks> Filling<T>(int column, Action<Cell, T> set)
        where T : unmanaged => chunks => Fill(chunks.Values<T>(column), set);

    void Fill<T>(ValueColumn<T> column, Action<Cell, T> set)
        where T : unmanaged
    {
        var values = column.WithNulls;
        for (var row = 0; row < values.Length; row++)
        {
            if (column.IsNull(row))
            {
                _cells[row] = (0, 0, CellKind.Null);
            }
            else if (row > 0 && _cells[row - 1].Kind != CellKind.Null && SameBits(values[row - 1], values[row]))
            {
                _cells[row] = _cells[row - 1];
            }
            else
            {
                set(_cell, values[row]);
                _cells[row] = Add(_cell.Text, _cell.Kind);
            }
        }
    }

    void Fill(TextColumn column, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var text = column[row];
            if (column.IsNull(row))
                _cells[row] = (0, 0, CellKind.Null);
            else if (row > 0 && _cells[row - 1].Kind != CellKind.Null && Text(row - 1).SequenceEqual(text))
                _cells[row] = _cells[row - 1];
            else
                _cells[row] = Add(text, CellKind.Text);
        }
    }

    (int Start, int Length, CellKind Kind) Add(ReadOnlySpan<byte> text, CellKind kind)
    {
        if (text.Length > _texts.Length - _end)
            Array.Resize(ref _texts, Math.Max(2 * _texts.Length, _end + text.Length));
        text.CopyTo(_texts.AsSpan(_end));
        _end += text.Length;
        return (_end - text.Length, text.Length, kind);
    }

    // Zero and minus zero are equal and have two texts; a NaN equals nothing and has one.
    static bool SameBits<T>(T one, T other)
        where T : unmanaged => Bytes(ref one).SequenceEqual(Bytes(ref other));

    static ReadOnlySpan<byte> Bytes<T>(ref T value)
        where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, byte>(ref value), Unsafe.SizeOf<T>());
}
