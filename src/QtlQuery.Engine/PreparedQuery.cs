using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using QtlQuery.Core;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine;

/// <summary>One statement that DuckDB has read and bound, and not yet run.</summary>
sealed unsafe partial class PreparedQuery : IDisposable
{
    // The number of select in DuckDB's C API; with and values are selects, describe and pragma are not.
    const int Select = 1;

    readonly DuckDBExtractedStatements _statements;
    readonly DuckDBPreparedStatement _statement;

    PreparedQuery(DuckDBExtractedStatements statements, DuckDBPreparedStatement statement) => (_statements, _statement) = (statements, statement);

    public bool IsSelect => StatementType(_statement) == Select;

    /// <summary>The types of its columns. Null where they hang on values of parameters, as where files are among these.</summary>
    public IReadOnlyList<DuckDBType>? Types()
    {
        var types = new DuckDBType[ColumnCount(_statement)];
        for (var column = 0; column < types.Length; column++)
            types[column] = ColumnType(_statement, (ulong)column);
        return types.Contains(DuckDBType.Invalid) ? null : types;
    }

    /// <exception cref="QtlQueryException">DuckDB refuses the statement, or there are several or none.</exception>
    public static PreparedQuery Of(DuckDBConnection connection, string sql, CancellationToken cancellation) =>
        Of(connection, sql, out var count, cancellation) ?? throw new QtlQueryException($"One statement can be read like this, but here are {count}", "Run the others before.");

    /// <param name="count">How many statements there are.</param>
    /// <returns>Null where there are more than one.</returns>
    /// <exception cref="QtlQueryException">DuckDB refuses the statement, or there is none.</exception>
    public static PreparedQuery? Of(DuckDBConnection connection, string sql, out int count, CancellationToken cancellation)
    {
        var native = connection.NativeConnection;
        count = (int)NativeMethods.ExtractStatements.DuckDBExtractStatements(native, sql, out var statements);
        if (count != 1)
        {
            using (statements)
            {
                return count > 1
                    ? null
                    : throw SqlError.From(NativeMethods.ExtractStatements.DuckDBExtractStatementsError(statements) is { Length: > 0 } error ? error : "There is no statement to run", cancellation);
            }
        }

        var prepared = NativeMethods.ExtractStatements.DuckDBPrepareExtractedStatement(native, statements, 0, out var statement);
        var query = new PreparedQuery(statements, statement);
        if (prepared.IsSuccess())
            return query;
        using (query)
            throw SqlError.From(NativeMethods.PreparedStatements.DuckDBPrepareError(statement), cancellation);
    }

    /// <param name="parameters">Named as in the SQL text, without the <c>$</c>: string, long, int, double, bool, null or a list of strings.</param>
    /// <param name="needsAll">Whether it is refused where it does not name one of them.</param>
    /// <exception cref="QtlQueryException">DuckDB refuses to run it, or it gives no rows.</exception>
    public void Execute(IReadOnlyDictionary<string, object?>? parameters, bool needsAll, CancellationToken cancellation, out DuckDBResult result)
    {
        foreach (var (name, value) in parameters ?? new Dictionary<string, object?>())
        {
            if (NativeMethods.PreparedStatements.DuckDBBindParameterIndex(_statement, out var index, name).IsSuccess())
                Bind(name, index, value, cancellation);
            else if (needsAll)
                throw new QtlQueryException($"The statement has no parameter ${name}");
        }

        cancellation.ThrowIfCancellationRequested();
        if (!NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(_statement, out result).IsSuccess())
            throw SqlError.From(NativeMethods.Query.DuckDBResultError(ref result), cancellation);
        if (NativeMethods.Query.DuckDBResultReturnType(result) != DuckDBResultType.QueryResult)
            throw new QtlQueryException("The statement gives no rows", "Use a select.");
    }

    public void Dispose()
    {
        _statement.Dispose();
        _statements.Dispose();
    }

    void Bind(string name, int index, object? value, CancellationToken cancellation)
    {
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
        if (!NativeMethods.PreparedStatements.DuckDBBindValue(_statement, index, native).IsSuccess())
            throw SqlError.From(NativeMethods.PreparedStatements.DuckDBPrepareError(_statement), cancellation);
    }

    static DuckDBValue ListOf(IReadOnlyList<string> texts)
    {
        using var varchar = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.Varchar);
        return NativeMethods.Value.DuckDBCreateListValue(varchar, [.. texts.Select(NativeMethods.Value.DuckDBCreateVarchar)], texts.Count);
    }

    // Not among the published bindings.
    [LibraryImport("duckdb", EntryPoint = "duckdb_prepared_statement_type")]
    private static partial int StatementType(DuckDBPreparedStatement statement);

    [LibraryImport("duckdb", EntryPoint = "duckdb_prepared_statement_column_count")]
    private static partial ulong ColumnCount(DuckDBPreparedStatement statement);

    [LibraryImport("duckdb", EntryPoint = "duckdb_prepared_statement_column_type")]
    private static partial DuckDBType ColumnType(DuckDBPreparedStatement statement, ulong column);
}
