namespace QtlQuery.Mapping.Scan;

/// <summary>Hard calls of four samples as one number in base three, so that a table of 81 sums stands for four multiplications.</summary>
static class CallCodes
{
    /// <summary>Samples that a code holds.</summary>
    public const int Samples = 4;

    /// <summary>Three calls to the power of four samples.</summary>
    public const int Values = 81;

    /// <summary>Codes of one variant, up to a multiple of <see cref="LookupProducts.CodesAGroup"/>; samples past the end count as 0.</summary>
    public static int Count(int samples) =>
        (samples + Samples * LookupProducts.CodesAGroup - 1) / (Samples * LookupProducts.CodesAGroup) * LookupProducts.CodesAGroup;

    /// <param name="calls">Copies of the alternative allele, 0 to 2; a missing one is negative and counts as 0.</param>
    /// <param name="codes">Gets <see cref="Count"/> codes.</param>
    public static void Pack(ReadOnlySpan<sbyte> calls, Span<byte> codes)
    {
        codes.Clear();
        var whole = calls.Length / Samples;
        for (var i = 0; i < whole; i++)
        {
            var four = calls.Slice(i * Samples, Samples);
            codes[i] = (byte)(Copies(four[0]) + 3 * Copies(four[1]) + 9 * Copies(four[2]) + 27 * Copies(four[3]));
        }

        for (int i = whole * Samples, weight = 1; i < calls.Length; i++, weight *= 3)
            codes[whole] += (byte)(weight * Copies(calls[i]));
    }

    static int Copies(sbyte call) => Math.Max((int)call, 0);
}
