using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace QtlQuery.Engine.Index;

/// <summary>The numbers of a block's pairs, in three bytes each where sources print them with up to six digits, in four where they do not.</summary>
/// <remarks>
/// <code>
/// int     how many numbers stand beside, since three or four bytes do not hold them
/// byte    bytes of a unit
/// byte    decimal places of units whose places are 0
/// 2 bytes of zeros
/// doubles the numbers that stand beside, then as many ints: their pairs, rising
/// units   one a pair
/// </code>
/// <para>
/// Three bytes: 20 bits of digits, 3 bits of places beyond the least, the sign. The number is the float nearest to the decimal, which is what the store holds; a
/// float has 24 bits of mantissa where six digits need 20. Four bytes: the float. A number comes back to the last bit, or else stands beside.
/// </para>
/// </remarks>
readonly ref struct PackedNumbers
{
    const int DecimalBytes = 3;
    const int FloatBytes = 4;
    const int HeadBytes = 8;
    const int OtherBytes = sizeof(double) + sizeof(int);

    const int DigitBits = 20;
    const uint DigitMask = (1 << DigitBits) - 1;
    const uint Null = DigitMask;
    const uint Other = DigitMask - 1;
    const uint MostDigits = DigitMask - 2;
    const int MostPlacesBeyond = 7;
    const uint Negative = 1 << 23;

    /// <summary>Of six digits behind the point.</summary>
    const int UsualPlaces = 6;

    /// <summary>A NaN that no computation gives: a null is the usual one.</summary>
    const uint OtherFloat = 0x7FC0_0001;

    // Powers that a double holds exactly, so that a division is rounded once.
    static readonly double[] Powers = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    readonly int _unitBytes;
    readonly int _leastPlaces;
    readonly ReadOnlySpan<double> _others;
    readonly ReadOnlySpan<int> _otherPairs;
    readonly ReadOnlySpan<byte> _units;

    public PackedNumbers(ReadOnlySpan<byte> section)
    {
        var others = BinaryPrimitives.ReadInt32LittleEndian(section);
        (_unitBytes, _leastPlaces) = (section[4], section[5]);
        var values = section.Slice(HeadBytes, others * sizeof(double));
        var pairs = section.Slice(HeadBytes + values.Length, others * sizeof(int));
        _others = MemoryMarshal.Cast<byte, double>(values);
        _otherPairs = MemoryMarshal.Cast<byte, int>(pairs);
        _units = section[(HeadBytes + values.Length + pairs.Length)..];
    }

    /// <summary>Reads the numbers of pairs, NaN for a null.</summary>
    public void CopyTo(ReadOnlySpan<int> pairs, Span<double> numbers)
    {
        if (_unitBytes == FloatBytes)
            CopyFloats(pairs, numbers);
        else
            CopyDecimals(pairs, numbers);
    }

    /// <param name="numbers">One a pair; NaN for a null.</param>
    public static byte[] Write(ReadOnlySpan<double> numbers)
    {
        var decimals = new (int Digits, int Places)[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
            decimals[i] = DecimalOf(numbers[i]);
        var least = LeastPlaces(decimals);
        var units = new uint[numbers.Length];
        var others = new List<int>();
        for (var i = 0; i < units.Length; i++)
        {
            var unit = double.IsNaN(numbers[i]) ? Null : Unit(decimals[i].Digits, decimals[i].Places, least);
            if (unit == Other)
                others.Add(i);
            units[i] = unit is not (Null or Other) && double.IsNegative(numbers[i]) ? unit | Negative : unit;
        }

        if (others.Count * OtherBytes <= numbers.Length * (FloatBytes - DecimalBytes))
            return Section(numbers, others, units, DecimalBytes, least);
        others.Clear();
        for (var i = 0; i < units.Length; i++)
        {
            var isFloat = double.IsNaN(numbers[i]) || (float)numbers[i] == numbers[i];
            units[i] = isFloat ? BitConverter.SingleToUInt32Bits(double.IsNaN(numbers[i]) ? float.NaN : (float)numbers[i]) : OtherFloat;
            if (!isFloat)
                others.Add(i);
        }

        return Section(numbers, others, units, FloatBytes, 0);
    }

    void CopyFloats(ReadOnlySpan<int> pairs, Span<double> numbers)
    {
        var units = MemoryMarshal.Cast<byte, uint>(_units);
        for (var i = 0; i < pairs.Length; i++)
        {
            var unit = units[pairs[i]];
            numbers[i] = unit == OtherFloat ? Beside(pairs[i]) : BitConverter.UInt32BitsToSingle(unit);
        }
    }

    void CopyDecimals(ReadOnlySpan<int> pairs, Span<double> numbers)
    {
        var units = _units;
        var powers = Powers.AsSpan(_leastPlaces, MostPlacesBeyond + 1);
        for (var i = 0; i < pairs.Length; i++)
        {
            var unit = BinaryPrimitives.ReadUInt32LittleEndian(units[(pairs[i] * DecimalBytes)..]);
            var digits = unit & DigitMask;
            if (digits > MostDigits)
            {
                numbers[i] = digits == Null ? double.NaN : Beside(pairs[i]);
                continue;
            }

            var size = (float)((int)digits / powers[(int)(unit >> DigitBits) & MostPlacesBeyond]);
            numbers[i] = (unit & Negative) == 0 ? size : -size;
        }
    }

    static byte[] Section(ReadOnlySpan<double> numbers, List<int> others, uint[] units, int unitBytes, int leastPlaces)
    {
        // The last unit is read as four bytes, too.
        var section = new byte[HeadBytes + others.Count * OtherBytes + units.Length * unitBytes + FloatBytes - unitBytes];
        BinaryPrimitives.WriteInt32LittleEndian(section, others.Count);
        (section[4], section[5]) = ((byte)unitBytes, (byte)leastPlaces);
        var at = HeadBytes;
        foreach (var pair in others)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(section.AsSpan(at), numbers[pair]);
            at += sizeof(double);
        }

        foreach (var pair in others)
        {
            BinaryPrimitives.WriteInt32LittleEndian(section.AsSpan(at), pair);
            at += sizeof(int);
        }

        foreach (var unit in units)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(section.AsSpan(at), unit);
            at += unitBytes;
        }

        return section;
    }

    // The decimal that a float came from, with as many places as its digits leave room for; fewer than none where there is no such decimal.
    static (int Digits, int Places) DecimalOf(double number)
    {
        var size = (float)Math.Abs(number);
        if (size != Math.Abs(number) || size > MostDigits)
            return (0, -1);
        var places = UsualPlaces;
        while (size * Powers[places] > MostDigits)
            places--;
        while (places + 1 < Powers.Length && size * Powers[places + 1] <= MostDigits)
            places++;
        var digits = (int)Math.Round(size * Powers[places]);
        return (float)(digits / Powers[places]) == size ? (digits, places) : (0, -1);
    }

    // The eight numbers of places in a row that serve most numbers.
    static int LeastPlaces(ReadOnlySpan<(int Digits, int Places)> decimals)
    {
        var counts = new int[Powers.Length];
        foreach (var (digits, places) in decimals)
        {
            if (digits > 0)
                counts[places]++;
        }

        return Enumerable.Range(0, Powers.Length - MostPlacesBeyond).MaxBy(least => counts[least..(least + MostPlacesBeyond + 1)].Sum());
    }

    static uint Unit(int digits, int places, int leastPlaces)
    {
        if (digits == 0)
            return places < 0 ? Other : 0;
        for (; places > leastPlaces + MostPlacesBeyond && digits % 10 == 0; places--)
            digits /= 10;
        var beyond = places - leastPlaces;
        return beyond is >= 0 and <= MostPlacesBeyond ? (uint)digits | (uint)beyond << DigitBits : Other;
    }

    double Beside(int pair) => _otherPairs.BinarySearch(pair) is >= 0 and var at ? _others[at] : throw new InvalidDataException($"pair {pair} has no number");
}
