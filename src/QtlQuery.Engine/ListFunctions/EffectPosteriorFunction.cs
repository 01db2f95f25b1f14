using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using QtlQuery.Statistics.MetaAnalysis;

namespace QtlQuery.Engine.ListFunctions;

/// <summary>The macro <c>posterior_of_effects</c> of <c>sql/macros/m_values.sql</c>, done by our own code: a list of effects and one of variances to m-values.</summary>
/// <remarks>
/// The macro is the definition, and what any other database runs; it takes some 30 ms for 49 contexts, which is too long to ask for all pairs of a
/// study. A test holds both to the same answers.
/// </remarks>
static unsafe class EffectPosteriorFunction
{
    public const string Name = "posterior_of_effects";

    /// <summary>Makes the function known to a database, which must have no macro of its name.</summary>
    public static void Register(DuckDBConnection connection)
    {
        var function = NativeMethods.ScalarFunction.DuckDBCreateScalarFunction();
        try
        {
            using var number = NativeMethods.LogicalType.DuckDBCreateLogicalType(DuckDBType.Double);
            using var list = NativeMethods.LogicalType.DuckDBCreateListType(number);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetName(function, Name);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionAddParameter(function, list);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionAddParameter(function, list);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionAddParameter(function, number);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetReturnType(function, list);
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetFunction(function, &Evaluate);
            if (!NativeMethods.ScalarFunction.DuckDBRegisterScalarFunction(connection.NativeConnection, function).IsSuccess())
                throw new InvalidOperationException($"DuckDB did not take the function {Name}.");
        }
        finally
        {
            NativeMethods.ScalarFunction.DuckDBDestroyScalarFunction(ref function);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Evaluate(nint info, nint chunk, nint output)
    {
#pragma warning disable CA1031 // no exception may cross into native code
        try
        {
            using var input = new DuckDBDataChunk(chunk);
            var rows = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(input);
            var effects = new Lists(NativeMethods.DataChunks.DuckDBDataChunkGetVector(input, 0));
            var variances = new Lists(NativeMethods.DataChunks.DuckDBDataChunkGetVector(input, 1));
            var priors = (double*)NativeMethods.Vectors.DuckDBVectorGetData(NativeMethods.DataChunks.DuckDBDataChunkGetVector(input, 2));
            var answers = new double[]?[rows];
            for (var row = 0; row < rows; row++)
            {
                if (effects.IsThere(row) && variances.IsThere(row))
                    answers[row] = MValues.Of(effects[row], Errors(variances[row]), priors[row]);
            }

            Write(answers, output);
        }
        catch (Exception e)
        {
            NativeMethods.ScalarFunction.DuckDBScalarFunctionSetError(info, e.Message);
        }
#pragma warning restore CA1031
    }

    static double[] Errors(ReadOnlySpan<double> variances)
    {
        var errors = new double[variances.Length];
        for (var i = 0; i < errors.Length; i++)
            errors[i] = Math.Sqrt(variances[i]);
        return errors;
    }

    static void Write(double[]?[] answers, nint output)
    {
        var size = (ulong)answers.Sum(answer => answer?.Length ?? 0);
        _ = NativeMethods.Vectors.DuckDBListVectorReserve(output, size);
        _ = NativeMethods.Vectors.DuckDBListVectorSetSize(output, size);
        var values = (double*)NativeMethods.Vectors.DuckDBVectorGetData(NativeMethods.Vectors.DuckDBListVectorGetChild(output));
        var entries = (ListEntry*)NativeMethods.Vectors.DuckDBVectorGetData(output);
        NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(output);
        var valid = NativeMethods.Vectors.DuckDBVectorGetValidity(output);
        ulong at = 0;
        for (var row = 0; row < answers.Length; row++)
        {
            var answer = answers[row];
            entries[row] = new(at, (ulong)(answer?.Length ?? 0));
            if (answer is null)
            {
                valid[row >> 6] &= ~(1UL << (row & 63));
                continue;
            }

            answer.CopyTo(new Span<double>(values + at, answer.Length));
            at += (ulong)answer.Length;
        }
    }

    readonly record struct ListEntry(ulong Offset, ulong Length);

    /// <summary>A vector of lists of numbers, none of which is null.</summary>
    readonly ref struct Lists(nint vector)
    {
        readonly ListEntry* _entries = (ListEntry*)NativeMethods.Vectors.DuckDBVectorGetData(vector);
        readonly ulong* _valid = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        readonly double* _values = (double*)NativeMethods.Vectors.DuckDBVectorGetData(NativeMethods.Vectors.DuckDBListVectorGetChild(vector));

        public ReadOnlySpan<double> this[int row] => new(_values + _entries[row].Offset, (int)_entries[row].Length);

        public bool IsThere(int row) => _valid is null || (_valid[row >> 6] >> (row & 63) & 1) == 1;
    }
}
