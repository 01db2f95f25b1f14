using DuckDB.NET.Data;

namespace QtlQuery.Engine.Arrow;

/// <summary>Runs a query and gives its rows as Arrow, batch by batch, so that memory holds one batch however many rows there are.</summary>
/// <remarks>The connection must be open and may run nothing else until the last batch has come. Parameters are named as in the SQL text, without the <c>$</c>;
/// their values are string, long, int, double, bool, null or a list of strings.</remarks>
public static class ArrowExport
{
    /// <summary>DuckDB's own row group size: large enough that a batch costs nothing, small enough to hold some in memory.</summary>
    public const int DefaultRowsPerBatch = 122_880;

    /// <summary>Writes the rows of one statement as Arrow IPC and returns their number. The output stays open.</summary>
    /// <exception cref="QtlQuery.Core.QtlQueryException">DuckDB refused the statement or failed in it.</exception>
    /// <exception cref="OperationCanceledException">The query was interrupted; the output lacks its end.</exception>
    public static long Write(
        DuckDBConnection connection,
        string sql,
        IReadOnlyDictionary<string, object?>? parameters,
        Stream output,
        ArrowFormat format,
        CancellationToken cancellation = default) =>
        Write(connection, sql, parameters, output, format, DefaultRowsPerBatch, cancellation);

    /// <param name="rowsPerBatch">A batch is written when it has at least that many; DuckDB adds 2,048 at a time.</param>
    /// <inheritdoc cref="Write(DuckDBConnection, string, IReadOnlyDictionary{string, object?}?, Stream, ArrowFormat, CancellationToken)"/>
    public static long Write(
        DuckDBConnection connection,
        string sql,
        IReadOnlyDictionary<string, object?>? parameters,
        Stream output,
        ArrowFormat format,
        int rowsPerBatch,
        CancellationToken cancellation = default)
    {
        using var query = Start(connection, sql, parameters, rowsPerBatch, cancellation);
        var writer = new ArrowWriter(output, query.Schema, format);
        var rows = 0L;
        while (query.Next() is { } batch)
        {
            using (batch)
                writer.Write(batch);
            rows += batch.Length;
        }

        writer.Finish();
        return rows;
    }

    /// <summary>Gives the rows of one statement as batches, which the caller disposes; a result without rows is one empty batch.</summary>
    /// <exception cref="QtlQuery.Core.QtlQueryException">DuckDB refused the statement or failed in it.</exception>
    /// <exception cref="OperationCanceledException">The query was interrupted.</exception>
    public static IEnumerable<ArrowBatch> Query(
        DuckDBConnection connection,
        string sql,
        IReadOnlyDictionary<string, object?>? parameters = null,
        CancellationToken cancellation = default) =>
        Query(connection, sql, parameters, DefaultRowsPerBatch, cancellation);

    /// <param name="rowsPerBatch">A batch is given when it has at least that many; DuckDB adds 2,048 at a time.</param>
    /// <inheritdoc cref="Query(DuckDBConnection, string, IReadOnlyDictionary{string, object?}?, CancellationToken)"/>
    public static IEnumerable<ArrowBatch> Query(
        DuckDBConnection connection,
        string sql,
        IReadOnlyDictionary<string, object?>? parameters,
        int rowsPerBatch,
        CancellationToken cancellation = default)
    {
        using var query = Start(connection, sql, parameters, rowsPerBatch, cancellation);
        yield return query.Next() ?? query.Finish();
        while (query.Next() is { } batch)
            yield return batch;
    }

    static ArrowQuery Start(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?>? parameters, int rowsPerBatch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rowsPerBatch);
        return new(connection, sql, parameters, rowsPerBatch, cancellation);
    }
}
