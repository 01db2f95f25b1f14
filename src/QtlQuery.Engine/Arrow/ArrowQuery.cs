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

    readonly StreamedQuery query;
    readonly int rowsPerBatch;
    readonly ArrowField chunkSchema;
    readonly ColumnBuilder builder;
    readonly DuckDBArrowOptions options;
    bool ended;

    public ArrowQuery(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?>? parameters, int rowsPerBatch, CancellationToken cancellation)
    {
        this.rowsPerBatch = rowsPerBatch;
        query = StreamedQuery.Run(connection, sql, parameters, cancellation);
        try
        {
            options = NativeMethods.Arrow.DuckDBResultGetArrowOptions(ref query.Result);
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
            using var chunk = query.Next();
            ended = chunk is null;
            if (chunk is not null)
                Append(chunk);
        }

        return builder.Length == 0 ? null : Finish();
    }

    /// <summary>The rows so far as a batch, also when there are none.</summary>
    public ArrowBatch Finish() => new(Schema, builder.Finish());

    public void Dispose()
    {
        builder?.Dispose();
        options?.Dispose();
        query.Dispose();
    }

    ArrowField ReadSchema()
    {
        var count = checked((int)NativeMethods.Query.DuckDBColumnCount(ref query.Result));
        var types = new DuckDBLogicalType[count];
        var handles = new nint[count];
        var names = new nint[count];
        var schema = CArrowSchema.Allocate();
        try
        {
            for (var i = 0; i < count; i++)
            {
                types[i] = NativeMethods.Query.DuckDBColumnLogicalType(ref query.Result, i);
                handles[i] = types[i].DangerousGetHandle();
                names[i] = Marshal.StringToCoTaskMemUTF8(NativeMethods.Query.DuckDBColumnName(ref query.Result, i));
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
}
