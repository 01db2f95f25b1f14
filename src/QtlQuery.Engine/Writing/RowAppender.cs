using System.Runtime.CompilerServices;
using System.Text;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Arrow;
using QtlQuery.Engine.Text;

namespace QtlQuery.Engine.Writing;

/// <summary>Fills a table with rows of numbers and texts that were computed, without a call into DuckDB for each cell.</summary>
/// <remarks>Cells of a row may be set in any order; one that is not set is null. Columns are known by their place among those given.</remarks>
public sealed unsafe class RowAppender : IDisposable
{
    const int RowsAChunk = 2048;

    readonly ChunkAppender _appender;
    readonly DuckDBDataChunk _chunk;
    readonly Column[] _columns;
    int _row;

    internal RowAppender(DuckDBConnection connection, string table, IReadOnlyList<ColumnDefinition> columns)
    {
        var types = columns.Select(column => NativeMethods.LogicalType.DuckDBCreateLogicalType(TypeOf(column.Type))).ToList();
        _chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([.. types.Select(type => type.DangerousGetHandle())], (ulong)columns.Count);
        types.ForEach(type => type.Dispose());
        _columns = [.. columns.Select(column => new Column { IsText = column.Type == "VARCHAR" })];
        _appender = new(connection, table);
        Begin();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int column, int value)
    {
        ref var target = ref _columns[column];
        ((int*)target.Data)[_row] = value;
        target.SetValid(_row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int column, float value)
    {
        ref var target = ref _columns[column];
        ((float*)target.Data)[_row] = value;
        target.SetValid(_row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int column, double value)
    {
        ref var target = ref _columns[column];
        ((double*)target.Data)[_row] = value;
        target.SetValid(_row);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int column, bool value)
    {
        ref var target = ref _columns[column];
        target.Data[_row] = value ? (byte)1 : (byte)0;
        target.SetValid(_row);
    }

    /// <param name="text">UTF-8.</param>
    public void Set(int column, ReadOnlySpan<byte> text)
    {
        ref var target = ref _columns[column];
        target.Texts.Set(_row, text);
        target.SetValid(_row);
    }

    public void Set(int column, string text)
    {
        const int Short = 64;
        Span<byte> bytes = text.Length <= Short ? stackalloc byte[3 * Short] : new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        Set(column, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    public void EndRow()
    {
        if (++_row == RowsAChunk)
            Flush();
    }

    /// <summary>Makes all rows part of the table. Nothing is added after it.</summary>
    /// <exception cref="Core.QtlQueryException">DuckDB refused them.</exception>
    public void Finish()
    {
        Flush();
        _appender.Finish();
    }

    public void Dispose()
    {
        _appender.Dispose();
        _chunk.Dispose();
    }

    static DuckDBType TypeOf(string type) => type switch
    {
        "VARCHAR" => DuckDBType.Varchar,
        "INTEGER" => DuckDBType.Integer,
        "FLOAT" => DuckDBType.Float,
        "DOUBLE" => DuckDBType.Double,
        "BOOLEAN" => DuckDBType.Boolean,
        _ => throw new ArgumentException($"Rows have no columns of {type}."),
    };

    void Flush()
    {
        if (_row == 0)
            return;
        NativeMethods.DataChunks.DuckDBDataChunkSetSize(_chunk, (ulong)_row);
        _appender.Append(_chunk);
        NativeMethods.DataChunks.DuckDBDataChunkReset(_chunk);
        Begin();
    }

    void Begin()
    {
        _row = 0;
        for (var column = 0; column < _columns.Length; column++)
            _columns[column].Begin(NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk, column));
    }

    struct Column
    {
        public byte* Data;
        public ulong* Validity;
        public TextVector Texts;
        public bool IsText;

        public void Begin(nint vector)
        {
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
            Data = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector);
            Validity = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
            Texts = new(vector);
            new Span<ulong>(Validity, RowsAChunk / 64).Clear();
            if (IsText)
                new Span<byte>(Data, RowsAChunk * TextVector.Size).Clear(); // a text is compared with the one before it
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void SetValid(int row) => Validity[row >> 6] |= 1UL << (row & 63);
    }
}
