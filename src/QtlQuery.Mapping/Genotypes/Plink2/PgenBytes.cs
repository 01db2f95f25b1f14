using System.Buffers.Binary;

namespace QtlQuery.Mapping.Genotypes.Plink2;

/// <summary>Takes the parts of a variant record one after the other.</summary>
/// <remarks>A record that ends before its parts do, or numbers a sample that is not there, throws <see cref="InvalidDataException"/>; the reader adds which record it was.</remarks>
ref struct PgenBytes(ReadOnlySpan<byte> record)
{
    ReadOnlySpan<byte> _rest = record;

    public ReadOnlySpan<byte> Take(long length)
    {
        if (length > _rest.Length)
            throw new InvalidDataException("it ends too early");
        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    public byte Byte() => Take(1)[0];

    /// <summary>A whole number in seven bits a byte, lowest first.</summary>
    public uint Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return value <= uint.MaxValue ? (uint)value : throw new InvalidDataException("it has a number that is too large");
        }

        throw new InvalidDataException("it has a number that does not end");
    }

    /// <summary>A whole number of one to four bytes, lowest first.</summary>
    public static uint Fixed(ReadOnlySpan<byte> bytes)
    {
        Span<byte> four = stackalloc byte[4];
        four.Clear();
        bytes.CopyTo(four);
        return BinaryPrimitives.ReadUInt32LittleEndian(four);
    }

    public static bool Bit(ReadOnlySpan<byte> bits, int place) => ((bits[place >> 3] >> (place & 7)) & 1) != 0;
}
