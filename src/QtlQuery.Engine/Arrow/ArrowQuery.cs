using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using QtlQuery.Core;

namespace QtlQuery.Engine.Arrow;

/// <summary>One running query whose rows come as Arrow batches while DuckDB still computes.</summary>
sealed unsafe class ArrowQuery : IDisposable
{
    // A batch ends early when its values reach this size, so that long texts do not fill the memory.
    const long MostBytesPerBatch = 256 << 20;

    readonly DuckDBConnection connection;
    readonly CancellationToken cancellation;
    readonly CancellationTokenRegistration interruption;
    readonly int rowsPerBatch;
    readonly ArrowField chunkSchema;
    readonly ColumnBuilder builder;
    readonly DuckDBArrowOptions options;
    DuckDBResult result;
    bool ended; // DuckDB closes the result then: asking it once more is an error

    public ArrowQuery(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?>? parameters, int rowsPerBatch, CancellationToken cancellation)
    {
        this.connection = connection;
        this.rowsPerBatch = rowsPerBatch;
        this.cancellation = cancellation;
        cancellation.ThrowIfCancellationRequested();
        interruption = cancellation.Register(connection.NativeConnection.Interrupt);
        try
        {
            Execute(sql, parameters);
            options = NativeMethods.Arrow.DuckDBResultGetArrowOptions(ref result);
            chunkSchema = ReadSchema();
            Schema = chunkSchema.Plain(decodeDictionaries: false);
            builder = new(Schema);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public ArrowField Schema { get; }

    /// <summary>The next batch, or null after the last one.</summary>
    public ArrowBatch? Next()
    {
        while (!ended && builder.Length < rowsPerBatch && builder.Bytes < MostBytesPerBatch)
        {
            cancellation.ThrowIfCancellationRequested();
            using var chunk = NativeMethods.StreamingResult.DuckDBStreamFetchChunk(result);
            ended = chunk.IsInvalid;
            if (ended)
                ThrowIfFailed(NativeMethods.Query.DuckDBResultError(ref result));
            else if (NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk) > 0)
                Append(chunk);
        }

        return builder.Length == 0 ? null : Finish();
    }

    /// <summary>The rows so far as a batch, also when there are none.</summary>
    public ArrowBatch Finish() => new(Schema, builder.Finish());

    public void Dispose()
    {
        interruption.Dispose();
        builder?.Dispose();
        options?.Dispose();
        result.Close();
    }

    void Execute(string sql, IReadOnlyDictionary<string, object?>? parameters)
    {
        var native = connection.NativeConnection;
        var count = NativeMethods.ExtractStatements.DuckDBExtractStatements(native, sql, out var statements);
        using (statements)
        {
            if (count <= 0)
                throw new QtlQueryException(NativeMethods.ExtractStatements.DuckDBExtractStatementsError(statements) is { Length: > 0 } error ? error : "There is no statement to run");
            if (count > 1)
                throw new QtlQueryException($"Arrow output takes one statement, but here are {count}", "Run the others before.");
            var prepared = NativeMethods.ExtractStatements.DuckDBPrepareExtractedStatement(native, statements, 0, out var statement);
            using (statement)
            {
                if (!prepared.IsSuccess())
                    ThrowIfFailed(NativeMethods.PreparedStatements.DuckDBPrepareError(statement));
                foreach (var (name, value) in parameters ?? new Dictionary<string, object?>())
                    Bind(statement, name, value);
                cancellation.ThrowIfCancellationRequested();
                if (!NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out result).IsSuccess())
                    ThrowIfFailed(NativeMethods.Query.DuckDBResultError(ref result));
            }
        }

        if (NativeMethods.Query.DuckDBResultReturnType(result) != DuckDBResultType.QueryResult)
            throw new QtlQueryException("The statement gives no rows that Arrow could hold", "Use a select.");
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

    ArrowField ReadSchema()
    {
        var count = checked((int)NativeMethods.Query.DuckDBColumnCount(ref result));
        var types = new DuckDBLogicalType[count];
        var handles = new nint[count];
        var names = new nint[count];
        var schema = CArrowSchema.Allocate();
        try
        {
            for (var i = 0; i < count; i++)
            {
                types[i] = NativeMethods.Query.DuckDBColumnLogicalType(ref result, i);
                handles[i] = types[i].DangerousGetHandle();
                names[i] = Marshal.StringToCoTaskMemUTF8(NativeMethods.Query.DuckDBColumnName(ref result, i));
            }

            fixed (nint* handle = handles, name = names)
            {
                using var error = NativeMethods.Arrow.DuckDBToArrowSchema(options, (nint)handle, (nint)name, (ulong)count, (nint)schema);
                if (error.HasError)
                    throw new QtlQueryException(error.Message);
            }

            return ArrowField.Read(schema);
        }
        finally
        {
            CArrowSchema.Free(schema);
            for (var i = 0; i < count; i++)
            {
                Marshal.FreeCoTaskMem(names[i]);
                types[i]?.Dispose();
            }
        }
    }

    void Append(DuckDBDataChunk chunk)
    {
        var array = CArrowArray.Allocate();
        try
        {
            using var error = NativeMethods.Arrow.DuckDBDataChunkToArrow(options, chunk, (nint)array);
            if (error.HasError)
                throw new QtlQueryException(error.Message);
            builder.Append(array, chunkSchema, 0, array->Length);
        }
        finally
        {
            CArrowArray.Free(array);
        }
    }

    void ThrowIfFailed(string? error)
    {
        if (string.IsNullOrEmpty(error))
            return;
        cancellation.ThrowIfCancellationRequested();
        throw new QtlQueryException(error);
    }
}
