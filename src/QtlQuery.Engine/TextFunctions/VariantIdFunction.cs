using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using QtlQuery.Engine.Text;

namespace QtlQuery.Engine.TextFunctions;

/// <summary>The macro <c>variant_id_of</c> of <c>sql/macros/variant_ids.sql</c>, done by our own code: chr1_13550_G_A.</summary>
/// <remarks>
/// The macro is the definition, and what any other database runs; its five texts put together take a third of the time that a region of many
/// rows takes. Rows of one variant follow each other as a rule, and share one text. A test holds both to the same answers.
/// </remarks>
static unsafe class VariantIdFunction
{
    public const string Name = "variant_id_of";

    /// <summary>Makes the function known to a database, which must have no macro of its name.</summary>
    public static void Register(DuckDBConnection connection)
    {
        var function = NativeMethods.ScalarFunction.DuckDBCreateScalarFunction();
        try
        {
            using var text = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.Varchar);
            using var number = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.BigInt);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetName(function, Name);
            foreach (var type in (DuckDBLogicalType[])[text, number, text, text])
                NativeMethods.ScalarFunction.DuckDBScalarFunctionAddParameter(function, type);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetReturnType(function, text);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetFunction(function, &Evaluate);
            if (!NativeMethods.ScalarFunction.DuckDBRegisterScalarFunction(connection.NativeConnection, function).IsSuccess())
                throw new InvalidOperationException($"DuckDB did not take the function {Name}.");
        }
        finally
        {
            NativeMethods.ScalarFunction.DuckDBDestroyScalarFunction(ref function);
        }
    }

    /// <summary>Writes an id.</summary>
    /// <param name="room">Taken where it is long enough.</param>
    public static ReadOnlySpan<byte> Write(ReadOnlySpan<byte> chromosome, long position, ReadOnlySpan<byte> refAllele, ReadOnlySpan<byte> alt, Span<byte> room)
    {
        var longest = "chr_-9223372036854775808__".Length + chromosome.Length + refAllele.Length + alt.Length;
        var text = longest <= room.Length ? room : new byte[longest];
        "chr"u8.CopyTo(text);
        var at = "chr".Length;
        chromosome.CopyTo(text[at..]);
        at += chromosome.Length;
        text[at++] = (byte)'_';
        Utf8Formatter.TryFormat(position, text[at..], out var digits);
        at += digits;
        text[at++] = (byte)'_';
        refAllele.CopyTo(text[at..]);
        at += refAllele.Length;
        text[at++] = (byte)'_';
        alt.CopyTo(text[at..]);
        return text[..(at + alt.Length)];
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Evaluate(nint info, nint chunk, nint output)
    {
#pragma warning disable CA1031 // no exception may cross into native code
        try
        {
            using var input = new DuckDBDataChunk(chunk);
            Evaluate(input, (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(input), new(output));
        }
        catch (Exception e)
        {
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetError(info, e.Message);
        }
#pragma warning restore CA1031
    }

    static void Evaluate(DuckDBDataChunk input, int rows, TextVector output)
    {
        var (chromosomes, positions, refs, alts) = (new Input(input, 0), new Input(input, 1), new Input(input, 2), new Input(input, 3));
        Span<byte> room = stackalloc byte[256];
        var before = -1; // the row before, where it has an id
        for (var row = 0; row < rows; row++)
        {
            if (chromosomes.IsNull(row) || positions.IsNull(row) || refs.IsNull(row) || alts.IsNull(row))
            {
                output.SetNull(row);
                before = -1;
                continue;
            }

            if (before >= 0 && positions.Number(before) == positions.Number(row) && refs.Text(before).SequenceEqual(refs.Text(row))
                && alts.Text(before).SequenceEqual(alts.Text(row)) && chromosomes.Text(before).SequenceEqual(chromosomes.Text(row)))
                output.Repeat(row);
            else
                output.Set(row, Write(chromosomes.Text(row), positions.Number(row), refs.Text(row), alts.Text(row), room));
            before = row;
        }
    }

    /// <summary>One of the arguments, which DuckDB gives a row each.</summary>
    readonly struct Input
    {
        readonly byte* _data;
        readonly ulong* _valid;

        public Input(DuckDBDataChunk chunk, int column)
        {
            var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, column);
            _data = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector);
            _valid = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        }

        public bool IsNull(int row) => _valid is not null && (_valid[row >> 6] >> (row & 63) & 1) == 0;

        public long Number(int row) => ((long*)_data)[row];

        public ReadOnlySpan<byte> Text(int row) => TextVector.Read(_data, row);
    }
}
