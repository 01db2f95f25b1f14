using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace QtlQuery.Engine.Columns;

/// <summary>The rows of one query column by column, some thousand at a time: for millions of rows, of which a call for each value would be the cost.</summary>
/// <remarks>What the columns of a chunk give is valid until <see cref="Next"/>. Memory does not grow with the number of rows.</remarks>
public sealed unsafe class StoreChunks : IDisposable
{
    readonly DuckDBConnection _connection;
    readonly StreamedQuery _query;
    readonly DuckDBType[] _types;
    DuckDBDataChunk? _chunk;

    /// <param name="connection">One of its own, which is closed with the query.</param>
    internal StoreChunks(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?>? parameters, CancellationToken cancellation)
    {
        _connection = connection;
        _query = new(connection, sql, parameters, cancellation);
        _types = new DuckDBType[NativeMethods.Query.DuckDBColumnCount(ref _query.Result)];
        for (var i = 0; i < _types.Length; i++)
        {
            using var type = NativeMethods.Query.DuckDBColumnLogicalType(ref _query.Result, i);
            _types[i] = NativeMethods.LogicalType.DuckDBGetTypeId(type);
        }
    }

    /// <summary>Rows of the chunk that <see cref="Next"/> came to.</summary>
    public int Rows { get; private set; }

    /// <summary>Goes to the next chunk.</summary>
    /// <exception cref="Core.QtlQueryException">The query fails here; the message is DuckDB's.</exception>
    public bool Next()
    {
        _chunk?.Dispose();
        _chunk = _query.Next();
        Rows = _chunk is null ? 0 : (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(_chunk);
        return Rows > 0;
    }

    /// <summary>A column of INTEGER, BIGINT, UBIGINT, FLOAT, DOUBLE or BOOLEAN as int, long, ulong, float, double or bool.</summary>
    /// <param name="column">From 0.</param>
    public ValueColumn<T> Values<T>(int column)
        where T : unmanaged
    {
        if (_types[column] != TypeOf<T>())
            throw new ArgumentException($"Column {column} is {_types[column]}, which is not read as {typeof(T).Name}.", nameof(column));
        var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk ?? throw new InvalidOperationException("There is no chunk: Next comes first."), column);
        return new(new(NativeMethods.Vectors.DuckDBVectorGetData(vector), Rows), Validity(vector));
    }

    /// <summary>A column of VARCHAR.</summary>
    /// <param name="column">From 0.</param>
    public TextColumn Texts(int column)
    {
        if (_types[column] != DuckDBType.Varchar)
            throw new ArgumentException($"Column {column} is {_types[column]}, which is no text.", nameof(column));
        var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk ?? throw new InvalidOperationException("There is no chunk: Next comes first."), column);
        return new((byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector), Validity(vector));
    }

    public void Dispose()
    {
        _chunk?.Dispose();
        _query.Dispose();
        _connection.Dispose();
    }

    ReadOnlySpan<ulong> Validity(nint vector)
    {
        var bits = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        return bits is null ? [] : new(bits, (Rows + 63) / 64);
    }

    static DuckDBType TypeOf<T>() =>
        typeof(T) == typeof(int) ? DuckDBType.Integer
        : typeof(T) == typeof(long) ? DuckDBType.BigInt
        : typeof(T) == typeof(ulong) ? DuckDBType.UnsignedBigInt
        : typeof(T) == typeof(float) ? DuckDBType.Float
        : typeof(T) == typeof(double) ? DuckDBType.Double
        : typeof(T) == typeof(bool) ? DuckDBType.Boolean
        : throw new ArgumentException($"No column is read as {typeof(T)}.");
}
