using DuckDB.NET.Data;
using DuckDB.NET.Native;
using QtlQuery.Core;

namespace QtlQuery.Engine;

/// <summary>One statement whose rows come while DuckDB still computes, in its own chunks of up to 2,048.</summary>
/// <remarks>The connection must be open and may run nothing else until the last chunk has come.</remarks>
sealed class StreamedQuery : IDisposable
{
    readonly DuckDBConnection _connection;
    readonly CancellationToken _cancellation;
    readonly CancellationTokenRegistration _interruption;
    DuckDBResult _result;
    bool _ended; // DuckDB closes the result then: asking it once more is an error

    /// <param name="parameters">Named as in the SQL text, without the <c>$</c>: string, long, int, double, bool, null or a list of strings.</param>
    /// <exception cref="QtlQueryException">DuckDB refuses the statement, or it gives no rows.</exception>
    public StreamedQuery(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?>? parameters, CancellationToken cancellation)
    {
        _connection = connection;
        _cancellation = cancellation;
        cancellation.ThrowIfCancellationRequested();
        _interruption = cancellation.Register(connection.NativeConnection.Interrupt);
        try
        {
            Execute(sql, parameters);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public ref DuckDBResult Result => ref _result;

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
            if (_ended)
                ThrowIfFailed(NativeMethods.Query.DuckDBResultError(ref _result));
        }

        return null;
    }

    public void Dispose()
    {
        _interruption.Dispose();
        _result.Close();
    }

    void Execute(string sql, IReadOnlyDictionary<string, object?>? parameters)
    {
        var native = _connection.NativeConnection;
        var count = NativeMethods.ExtractStatements.DuckDBExtractStatements(native, sql, out var statements);
        using (statements)
        {
            if (count <= 0)
                throw new QtlQueryException(NativeMethods.ExtractStatements.DuckDBExtractStatementsError(statements) is { Length: > 0 } error ? error : "There is no statement to run");
            if (count > 1)
                throw new QtlQueryException($"One statement can be read like this, but here are {count}", "Run the others before.");
            var prepared = NativeMethods.ExtractStatements.DuckDBPrepareExtractedStatement(native, statements, 0, out var statement);
            using (statement)
            {
                if (!prepared.IsSuccess())
                    ThrowIfFailed(NativeMethods.PreparedStatements.DuckDBPrepareError(statement));
                foreach (var (name, value) in parameters ?? new Dictionary<string, object?>())
                    Bind(statement, name, value);
                _cancellation.ThrowIfCancellationRequested();
                if (!NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out _result).IsSuccess())
                    ThrowIfFailed(NativeMethods.Query.DuckDBResultError(ref _result));
            }
        }

        if (NativeMethods.Query.DuckDBResultReturnType(_result) != DuckDBResultType.QueryResult)
            throw new QtlQueryException("The statement gives no rows", "Use a select.");
    }

    void Bind(DuckDBPreparedStatement statement, string name, object? value)
    {
        if (!NativeMethods.PreparedStatements.DuckDBBindParameterIndex(statement, out var index, name).IsSuccess())
            throw new QtlQueryException($"The statement has no parameter ${name}");
        using var native = value switch
        {
            null => NativeMethods.Value.DuckDBCreateNullValue(),
            string text => NativeMethods.Value.DuckDBCreateVarchar(text),
            long number => NativeMethods.Value.DuckDBCreateInt64(number),
            int number => NativeMethods.Value.DuckDBCreateInt32(number),
            double number => NativeMethods.Value.DuckDBCreateDouble(number),
            bool truth => NativeMethods.Value.DuckDBCreateBool(truth),
            IReadOnlyList<string> texts => ListOf(texts),
            ListValue<string> texts => ListOf(texts.Items),
            _ => throw new ArgumentException($"Parameter ${name} is a {value.GetType()}; string, long, int, double, bool, null and lists of strings can be bound"),
        };
        if (!NativeMethods.PreparedStatements.DuckDBBindValue(statement, index, native).IsSuccess())
            ThrowIfFailed(NativeMethods.PreparedStatements.DuckDBPrepareError(statement));
    }

    static DuckDBValue ListOf(IReadOnlyList<string> texts)
    {
        using var varchar = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.Varchar);
        return NativeMethods.Value.DuckDBCreateListValue(varchar, [.. texts.Select(NativeMethods.Value.DuckDBCreateVarchar)], texts.Count);
    }

    void ThrowIfFailed(string? error)
    {
        if (string.IsNullOrEmpty(error))
            return;
        _cancellation.ThrowIfCancellationRequested();
        throw new QtlQueryException(error);
    }
}
