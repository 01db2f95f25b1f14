using System.Runtime.InteropServices;

namespace QtlQuery.Mapping.Genotypes.Plink1;

/// <summary>Turns two-bit genotypes, four in a byte and the first in its lowest bits, into calls.</summary>
sealed class TwoBitCalls
{
    readonly uint[] _fours = new uint[256];
    readonly sbyte[] _calls;

    /// <param name="calls">The call that each of the four codes stands for.</param>
    public TwoBitCalls(ReadOnlySpan<sbyte> calls)
    {
        _calls = calls.ToArray();
        var four = MemoryMarshal.AsBytes(_fours.AsSpan());
        for (var packed = 0; packed < 256; packed++)
        {
            for (var each = 0; each < 4; each++)
                four[(4 * packed) + each] = (byte)_calls[(packed >> (2 * each)) & 3];
        }
    }

    /// <summary>Decodes as many calls as fit.</summary>
    public void Decode(ReadOnlySpan<byte> packed, Span<sbyte> calls)
    {
        var fours = _fours;
        var whole = MemoryMarshal.Cast<sbyte, uint>(calls);
        packed = packed[..((calls.Length + 3) / 4)];
        for (var each = 0; each < whole.Length; each++)
            whole[each] = fours[packed[each]];
        for (var each = 4 * whole.Length; each < calls.Length; each++)
            calls[each] = _calls[(packed[^1] >> (2 * (each & 3))) & 3];
    }
}
