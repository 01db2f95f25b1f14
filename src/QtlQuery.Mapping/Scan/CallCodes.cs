using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace QtlQuery.Mapping.Scan;

/// <summary>Hard calls of four samples as one number in base three, so that a table of 81 sums stands for four multiplications.</summary>
static class CallCodes
{
    /// <summary>Samples that a code holds.</summary>
    public const int Samples = 4;

    /// <summary>Three calls to the power of four samples.</summary>
    public const int Values = 81;

    // The four numbers of each code, side by side.
    static readonly double[] Numbers = [.. Enumerable.Range(0, Values).SelectMany(code => new double[] { code % 3, code / 3 % 3, code / 9 % 3, code / 27 })];

    /// <summary>Codes of one variant, up to a multiple of <see cref="LookupProducts.CodesAGroup"/>; samples past the end count as 0.</summary>
    public static int Count(int samples) =>
        (samples + Samples * LookupProducts.CodesAGroup - 1) / (Samples * LookupProducts.CodesAGroup) * LookupProducts.CodesAGroup;

    /// <param name="calls">Copies of the alternative allele, 0 to 2; a missing one is negative and counts as 0.</param>
    /// <param name="codes">Gets <see cref="Count"/> codes.</param>
    public static void Pack(ReadOnlySpan<sbyte> calls, Span<byte> codes)
    {
        codes.Clear();
        var bytes = MemoryMarshal.AsBytes(calls);
        var whole = calls.Length / Samples;
        for (var i = 0; i < whole; i++)
            codes[i] = Code(BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * Samples)..]));

        for (int i = whole * Samples, weight = 1; i < calls.Length; i++, weight *= 3)
            codes[whole] += (byte)(weight * Math.Max((int)calls[i], 0));
    }

    /// <summary>The calls as numbers less one number; a missing one as if it were 0.</summary>
    /// <param name="numbers">Gets one a sample.</param>
    public static void Unpack(ReadOnlySpan<byte> codes, double less, Span<double> numbers)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(Numbers);
        ref var first = ref MemoryMarshal.GetReference(numbers);
        var subtracted = Vector256.Create(less);
        var whole = numbers.Length / Samples;
        for (var i = 0; i < whole; i++)
            (Vector256.LoadUnsafe(ref table, (nuint)(codes[i] * Samples)) - subtracted).StoreUnsafe(ref first, (nuint)(i * Samples));

        for (var i = whole * Samples; i < numbers.Length; i++)
            numbers[i] = Numbers[codes[whole] * Samples + i % Samples] - less;
    }

    // The highest byte of the product is first + 3 second + 9 third + 27 fourth; no lower byte overflows.
    static byte Code(uint four)
    {
        var missing = (four & 0x80808080) >> 7;
        return (byte)(((four & ~(missing * 0xFF)) * 0x0103091B) >> 24);
    }
}
