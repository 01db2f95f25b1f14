using System.Buffers.Binary;
using System.Text;

namespace QtlQuery.Mapping.Genotypes.Vcf;

/// <summary>Takes typed values out of a part of a BCF record.</summary>
/// <remarks>BCF2.2 (samtools hts-specs, VCF 4.5 section 6). What does not fit throws <see cref="InvalidDataException"/>; the reader adds which record it was.</remarks>
ref struct BcfRecord(ReadOnlySpan<byte> bytes)
{
    public const int Int8 = 1;
    public const int Int16 = 2;
    public const int Int32 = 3;
    public const int Float = 5;
    public const int Text = 7;

    ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsEmpty => _rest.IsEmpty;

    public ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > _rest.Length)
            throw new InvalidDataException("it ends too early");
        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    public int Number() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    /// <summary>What kind of values follow, and how many: of each sample, where they are of samples.</summary>
    public (int Type, int Length) Kind()
    {
        var kind = Take(1)[0];
        var length = kind >> 4;
        return (kind & 15, length < 15 ? length : Integer());
    }

    /// <summary>A single whole number of any size.</summary>
    public int Integer()
    {
        var (type, length) = Kind();
        return length != 1
            ? throw new InvalidDataException("a number is missing")
            : type switch
            {
                Int8 => (sbyte)Take(1)[0],
                Int16 => BinaryPrimitives.ReadInt16LittleEndian(Take(2)),
                Int32 => Number(),
                _ => throw new InvalidDataException("a number is of another type"),
            };
    }

    public ReadOnlySpan<byte> Characters()
    {
        var (type, length) = Kind();
        return type is Text or 0 ? Take(length) : throw new InvalidDataException("a text is of another type");
    }

    /// <summary>How many bytes a value of a type has.</summary>
    public static int Size(int type) => type switch
    {
        0 => 0,
        Int8 or Text => 1,
        Int16 => 2,
        Int32 or Float => 4,
        _ => throw new InvalidDataException("a value is of a type that is not known"),
    };

    public static string String(ReadOnlySpan<byte> text) => text.IsEmpty ? "." : Encoding.UTF8.GetString(text);
}
