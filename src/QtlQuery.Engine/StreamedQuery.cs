using DuckDB.NET.Data;
using DuckDB.NET.Native;
using QtlQuery.Core;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine;

/// <summary>One statement whose rows come while DuckDB still computes, in its own chunks of up to 2,048.</summary>
/// <remarks>The connection must be open and may run nothing else until the last chunk has come.</remarks>
sealed class StreamedQuery : IDisposable
{
    readonly CancellationToken _cancellation;
    readonly CancellationTokenRegistration _interruption;
    DuckDBResult _result;
    bool _ended; // DuckDB closes the result then: asking it once more is an error

    StreamedQuery(DuckDBConnection connection, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        cancellation.ThrowIfCancellationRequested();
        _interruption = cancellation.Register(connection.NativeConnection.Interrupt);
    }

    public ref DuckDBResult Result => ref _result;

    /// <param name="parameters">Named as in the SQL text, without the <c>$</c>: string, long, int, double, bool, null or a list of strings.</param>
    /// <exception cref="QtlQueryException">DuckDB refuses the statement, it gives no rows or does not name one of the parameters, or there are more than one.</exception>
    public static StreamedQuery Run(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?>? parameters, CancellationToken cancellation)
    {
        using var prepared = PreparedQuery.Of(connection, sql, cancellation);
        return Run(connection, prepared, parameters, needsAll: true, cancellation);
    }

    /// <summary>The same where there is one statement and that a select of columns whose types pass. Nothing is run otherwise.</summary>
    public static StreamedQuery? RunIf(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?>? parameters, Predicate<DuckDBType> type, CancellationToken cancellation)
    {
        using var prepared = PreparedQuery.Of(connection, sql, out _, cancellation);
        return prepared is { IsSelect: true } && (prepared.Types() ?? Types(connection, sql, parameters, cancellation)).All(each => type(each))
            ? Run(connection, prepared, parameters, needsAll: false, cancellation)
            : null;
    }

    /// <summary>The types of the columns.</summary>
    public DuckDBType[] Types()
    {
        var types = new DuckDBType[NativeMethods.Query.DuckDBColumnCount(ref _result)];
        for (var i = 0; i < types.Length; i++)
        {
            using var type = NativeMethods.Query.DuckDBColumnLogicalType(ref _result, i);
            types[i] = NativeMethods.LogicalType.DuckDBGetTypeId(type);
        }

        return types;
    }

    /// <summary>A statement of this connection that was prepared before, and may be run again when its last chunk has come.</summary>
    /// <param name="needsAll">Whether it is refused where it does not name one of the parameters.</param>
    /// <exception cref="QtlQueryException">DuckDB refuses to run it, or it gives no rows.</exception>
    public static StreamedQuery Run(DuckDBConnection connection, PreparedQuery prepared, IReadOnlyDictionary<string, object?>? parameters, bool needsAll, CancellationToken cancellation)
    {
        var query = new StreamedQuery(connection, cancellation);
        try
        {
            prepared.Execute(parameters, needsAll, cancellation, out query._result);
            return query;
        }
        catch
        {
            query.Dispose();
            throw;
        }
    }

    // None of the rows are asked for, which takes a millisecond. The line ends keep a comment at the end from taking the bracket with it.
    static DuckDBType[] Types(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?>? parameters, CancellationToken cancellation)
    {
        using var prepared = PreparedQuery.Of(connection, $"select * from (\n{sql.TrimEnd().TrimEnd(';')}\n) limit 0", out _, cancellation)!;
        using var none = Run(connection, prepared, parameters, needsAll: false, cancellation);
        return none.Types();
    }

    /// <summary>The next chunk, which has rows and is the caller's to dispose of, or null after the last one.</summary>
    /// <exception cref="QtlQueryException">The query fails here; the message is DuckDB's.</exception>
    public DuckDBDataChunk? Next()
    {
        while (!_ended)
        {
            _cancellation.ThrowIfCancellationRequested();
            var chunk = NativeMethods.StreamingResult.DuckDBStreamFetchChunk(_result);
            _ended = chunk.IsInvalid;
            if (!_ended && NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk) > 0)
                return chunk;
            chunk.Dispose();
            if (_ended && NativeMethods.Query.DuckDBResultError(ref _result) is { Length: > 0 } error)
                throw SqlError.From(error, _cancellation);
        }

        return null;
    }

    public void Dispose()
    {
        _interruption.Dispose();
        _result.Close();
    }
}
