using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using QtlQuery.Engine.Text;

namespace QtlQuery.Engine.TextFunctions;

/// <summary>Lets DuckDB call a <see cref="TextFunction"/>.</summary>
static unsafe class TextFunctionCall
{
    [ThreadStatic]
    static byte[]? _scratch;

    /// <summary>Makes a function known to a database, which must have no macro of its name.</summary>
    /// <param name="handle">Of the <see cref="TextFunction"/>; never freed while the database is open.</param>
    public static void Register(DuckDBConnection connection, string name, GCHandle handle)
    {
        var function = NativeMethods.ScalarFunction.DuckDBCreateScalarFunction();
        try
        {
            using var varchar = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.Varchar);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetName(function, name);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionAddParameter(function, varchar);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetReturnType(function, varchar);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetExtraInfo(function, GCHandle.ToIntPtr(handle), &Keep);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetFunction(function, &Evaluate);
            if (!NativeMethods.ScalarFunction.DuckDBRegisterScalarFunction(connection.NativeConnection, function).IsSuccess())
                throw new InvalidOperationException($"DuckDB did not take the function {name}.");
        }
        finally
        {
            NativeMethods.ScalarFunction.DuckDBDestroyScalarFunction(ref function);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Keep(nint handle)
    {
        // The handle is of the program, not of a database.
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Evaluate(nint info, nint chunk, nint output)
    {
#pragma warning disable CA1031 // no exception may cross into native code
        try
        {
            var function = (TextFunction)GCHandle.FromIntPtr(NativeMethods.ScalarFunction.DuckDBScalarFunctionGetExtraInfo(info)).Target!;
            using var input = new DuckDBDataChunk(chunk);
            var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(input, 0);
            Evaluate(
                function.Body,
                (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector),
                NativeMethods.Vectors.DuckDBVectorGetValidity(vector),
                (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(input),
                new(output));
        }
        catch (Exception e)
        {
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetError(info, e.Message);
        }
#pragma warning restore CA1031
    }

    static void Evaluate(TextFunctionBody body, byte* texts, ulong* valid, int rows, TextVector output)
    {
        var before = default(ReadOnlySpan<byte>);
        var (isKnown, hadResult) = (false, false); // whether the row before was no null, and what became of it
        for (var row = 0; row < rows; row++)
        {
            if (valid is not null && (valid[row >> 6] >> (row & 63) & 1) == 0)
            {
                output.SetNull(row);
                isKnown = false;
                continue;
            }

            var text = TextVector.Read(texts, row);
            if (isKnown && text.SequenceEqual(before))
            {
                if (hadResult)
                    output.Repeat(row);
                else
                    output.SetNull(row);
                continue;
            }

            if (_scratch is null || _scratch.Length < text.Length)
                _scratch = new byte[Math.Max(256, text.Length)];
            hadResult = body(text, _scratch, out var result);
            if (hadResult)
                output.Set(row, result);
            else
                output.SetNull(row);
            before = text;
            isKnown = true;
        }
    }
}
