using System.Runtime.CompilerServices;
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
    readonly byte*[] _data;
    readonly ulong*[] _validity;
    readonly TextVector[] _texts;
    readonly bool[] _isText;
    int _row;

    internal RowAppender(DuckDBConnection connection, string table, IReadOnlyList<ColumnDefinition> columns)
    {
        var types = columns.Select(column => NativeMethods.LogicalType.DuckDBCreateLogicalType(TypeOf(column.Type))).ToList();
        _chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([.. types.Select(type => type.DangerousGetHandle())], (ulong)columns.Count);
        types.ForEach(type => type.Dispose());
        (_data, _validity, _texts) = (new byte*[columns.Count], new ulong*[columns.Count], new TextVector[columns.Count]);
        _isText = [.. columns.Select(column => column.Type == "VARCHAR")];
        _appender = new(connection, table);
        Begin();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int column, int value)
    {
        ((int*)_data[column])[_row] = value;
        SetValid(column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int column, float value)
    {
        ((float*)_data[column])[_row] = value;
        SetValid(column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int column, double value)
    {
        ((double*)_data[column])[_row] = value;
        SetValid(column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int column, bool value)
    {
        _data[column][_row] = value ? (byte)1 : (byte)0;
        SetValid(column);
    }

    /// <param name="text">UTF-8.</param>
    public void Set(int column, ReadOnlySpan<byte> text)
    {
        _texts[column].Set(_row, text);
        SetValid(column);
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
        for (var column = 0; column < _data.Length; column++)
        {
            var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk, column);
            NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
            _data[column] = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector);
            _validity[column] = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
            _texts[column] = new(vector);
            if (_isText[column])
                new Span<byte>(_data[column], RowsAChunk * TextVector.Size).Clear(); // a text is compared with the one before it
            new Span<ulong>(_validity[column], RowsAChunk / 64).Clear();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void SetValid(int column) => _validity[column][_row >> 6] |= 1UL << (_row & 63);
}
