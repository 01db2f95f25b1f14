using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using QtlQuery.Core;

namespace QtlQuery.Engine.Arrow;

/// <summary>Converts Arrow batches of one schema into DuckDB's data chunks.</summary>
sealed unsafe class ArrowChunks : IDisposable
{
    const int RowsPerChunk = 2048;

    readonly DuckDBNativeConnection connection;
    readonly ColumnBuilder builder;
    nint convertedSchema;

    public ArrowChunks(DuckDBConnection connection, ArrowField schema)
    {
        this.connection = connection.NativeConnection;
        var plain = schema.Plain(decodeDictionaries: true);
        builder = new(plain);
        var cSchema = plain.ToC();
        try
        {
            fixed (nint* converted = &convertedSchema)
            {
                using var error = ArrowNative.SchemaFromArrow(this.connection, cSchema, converted);
                ThrowIfFailed(error);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
        finally
        {
            CArrowSchema.Free(cSchema);
        }
    }

    /// <summary>The types that DuckDB gives the columns, as SQL.</summary>
    public IReadOnlyList<string> ColumnTypes()
    {
        var types = new List<string>();
        Convert(chunk =>
        {
            for (var i = 0L; i < NativeMethods.DataChunks.DuckDBDataChunkGetColumnCount(chunk); i++)
            {
                using var type = NativeMethods.Vectors.DuckDBVectorGetColumnType(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, i));
                types.Add(SqlTypeName.Of(type));
            }
        });
        return types;
    }

    public void Convert(ArrowBatch batch, Action<DuckDBDataChunk> use)
    {
        for (var start = 0L; start < batch.Length; start += RowsPerChunk)
        {
            builder.Append(batch.Array, batch.Schema, start, Math.Min(RowsPerChunk, batch.Length - start));
            Convert(use);
        }
    }

    public void Dispose()
    {
        builder.Dispose();
        fixed (nint* converted = &convertedSchema)
            ArrowNative.DestroyConvertedSchema(converted);
    }

    // DuckDB may point into our memory while the chunk lives and calls the release callback when it likes: it gets one that does nothing.
    void Convert(Action<DuckDBDataChunk> use)
    {
        var array = builder.Finish();
        try
        {
            var lent = *array;
            lent.Release = &ReleaseNothing;
            using var error = ArrowNative.ChunkFromArrow(connection, &lent, convertedSchema, out var chunk);
            using (chunk)
            {
                ThrowIfFailed(error);
                use(chunk);
            }
        }
        finally
        {
            CArrowArray.Free(array);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void ReleaseNothing(CArrowArray* array) => array->Release = null;

    static void ThrowIfFailed(DuckDBErrorData error)
    {
        if (error.HasError)
            throw new QtlQueryException($"DuckDB cannot take these Arrow data: {Message(error.Message)}");
    }

    // DuckDB gives some of its errors as a JSON object here.
    static string Message(string error)
    {
        if (!error.StartsWith("{\"exception_type\"", StringComparison.Ordinal))
            return error;
        using var json = JsonDocument.Parse(error);
        return json.RootElement.GetProperty("exception_message").GetString() ?? error;
    }
}
