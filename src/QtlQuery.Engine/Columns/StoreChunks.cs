using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace QtlQuery.Engine.Columns;

/// <summary>The rows of one query column by column, some thousand at a time: for many rows, of which a call for each value would be the cost.</summary>
/// <remarks>What the columns of a chunk give is DuckDB's own memory, valid until <see cref="Next"/>. Memory does not grow with the number of rows.</remarks>
public sealed unsafe class StoreChunks : IDisposable
{
    readonly DuckDBConnection _connection;
    readonly StreamedQuery _query;
    readonly DuckDBType[] _types;
    DuckDBDataChunk? _chunk;

    StoreChunks(DuckDBConnection connection, StreamedQuery query)
    {
        _connection = connection;
        _query = query;
        _types = query.Types();
        Names = [.. Enumerable.Range(0, _types.Length).Select(i => NativeMethods.Query.DuckDBColumnName(ref query.Result, i))];
    }

    /// <summary>The columns' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Rows of the chunk that <see cref="Next"/> came to.</summary>
    public int Rows { get; private set; }

    /// <param name="connection">One of its own, which is closed with the query.</param>
    internal static StoreChunks Run(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?>? parameters, CancellationToken cancellation) =>
        new(connection, StreamedQuery.Run(connection, sql, parameters, cancellation));

    /// <returns>Null, and nothing is run, where the SQL is anything but one select of columns that can all be read here.</returns>
    internal static StoreChunks? RunIfPlain(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?>? parameters, CancellationToken cancellation) =>
        StreamedQuery.RunIf(connection, sql, parameters, type => ValueOf(type) is not null, cancellation) is { } query ? new(connection, query) : null;

    /// <summary>Goes to the next chunk.</summary>
    /// <exception cref="Core.QtlQueryException">The query fails here; the message is DuckDB's.</exception>
    public bool Next()
    {
        _chunk?.Dispose();
        _chunk = _query.Next();
        Rows = _chunk is null ? 0 : (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(_chunk);
        return Rows > 0;
    }

    /// <summary>What a column is read as: string for <see cref="Texts"/>, or the type to give <see cref="Values"/>. Null for the other types of DuckDB's.</summary>
    /// <param name="column">From 0.</param>
    public Type? TypeOf(int column) => ValueOf(_types[column]);

    /// <summary>A column of numbers or truths: BOOLEAN as bool, FLOAT and DOUBLE as float and double, integers as .NET's of the same size and sign, HUGEINT as Int128.</summary>
    /// <param name="column">From 0.</param>
    public ValueColumn<T> Values<T>(int column)
        where T : unmanaged
    {
        if (TypeOf(column) != typeof(T))
            throw new ArgumentException($"Column {column} is {_types[column]}, which is not read as {typeof(T).Name}.", nameof(column));
        var vector = Vector(column);
        return new(new(NativeMethods.Vectors.DuckDBVectorGetData(vector), Rows), Validity(vector));
    }

    /// <summary>A column of VARCHAR.</summary>
    /// <param name="column">From 0.</param>
    public TextColumn Texts(int column)
    {
        if (TypeOf(column) != typeof(string))
            throw new ArgumentException($"Column {column} is {_types[column]}, which is no text.", nameof(column));
        var vector = Vector(column);
        return new((byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector), Validity(vector));
    }

    public void Dispose()
    {
        _chunk?.Dispose();
        _query.Dispose();
        _connection.Dispose();
    }

    nint Vector(int column) => NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk ?? throw new InvalidOperationException("There is no chunk: Next comes first."), column);

    ReadOnlySpan<ulong> Validity(nint vector)
    {
        var bits = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        return bits is null ? [] : new(bits, (Rows + 63) / 64);
    }

    static Type? ValueOf(DuckDBType type) => type switch
    {
        DuckDBType.Boolean => typeof(bool),
        DuckDBType.TinyInt => typeof(sbyte),
        DuckDBType.SmallInt => typeof(short),
        DuckDBType.Integer => typeof(int),
        DuckDBType.BigInt => typeof(long),
        DuckDBType.HugeInt => typeof(Int128),
        DuckDBType.UnsignedTinyInt => typeof(byte),
        DuckDBType.UnsignedSmallInt => typeof(ushort),
        DuckDBType.UnsignedInteger => typeof(uint),
        DuckDBType.UnsignedBigInt => typeof(ulong),
        DuckDBType.Float => typeof(float),
        DuckDBType.Double => typeof(double),
        DuckDBType.Varchar => typeof(string),
        _ => null,
    };
}
