using System.Numerics;
using System.Runtime.InteropServices;

namespace QtlQuery.Engine.Index;

/// <summary>The traits of a block's pairs. A number of a trait within the block takes a byte as a rule, a code on the chromosome takes two or four.</summary>
/// <param name="ofPairs">A number for each pair, and whatever fits behind them.</param>
/// <param name="codes">By number; empty where numbers are codes.</param>
readonly ref struct TraitCodes(ReadOnlySpan<byte> ofPairs, int bytesANumber, ReadOnlySpan<int> codes)
{
    readonly ReadOnlySpan<byte> _ofPairs = ofPairs;
    readonly ReadOnlySpan<int> _codes = codes;

    public int BytesANumber { get; } = bytesANumber;

    /// <summary>Reads the codes of pairs' traits.</summary>
    public void CopyTo(ReadOnlySpan<int> pairs, Span<int> codes)
    {
        switch (BytesANumber)
        {
            case sizeof(byte):
                Copy(_ofPairs, pairs, codes);
                break;
            case sizeof(ushort):
                Copy(Numbers<ushort>(), pairs, codes);
                break;
            default:
                Copy(Numbers<int>(), pairs, codes);
                break;
        }
    }

    public ReadOnlySpan<T> Numbers<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(_ofPairs);

    /// <summary>The number that stands for a code here; null where the block has no pair of it.</summary>
    public int? NumberOf(int code) => _codes.IsEmpty ? code >> (8 * BytesANumber) == 0 || BytesANumber == sizeof(int) ? code : null
        : _codes.BinarySearch(code) is >= 0 and var number ? number : null;

    /// <summary>Which numbers stand for the codes that are chosen.</summary>
    public bool[] NumbersOf(bool[] chosenCodes)
    {
        if (_codes.IsEmpty)
            return chosenCodes;
        var chosen = new bool[_codes.Length];
        for (var number = 0; number < chosen.Length; number++)
            chosen[number] = _codes[number] is >= 0 and var code && code < chosenCodes.Length && chosenCodes[code];
        return chosen;
    }

    void Copy<T>(ReadOnlySpan<T> numbers, ReadOnlySpan<int> pairs, Span<int> codes)
        where T : unmanaged, INumberBase<T>
    {
        for (var i = 0; i < pairs.Length; i++)
        {
            var number = int.CreateTruncating(numbers[pairs[i]]);
            codes[i] = _codes.IsEmpty ? number : _codes[number];
        }
    }
}
