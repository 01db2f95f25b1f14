using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Win32.SafeHandles;
using QtlQuery.Core;

namespace QtlQuery.Mapping.Genotypes.Plink2;

/// <summary>A .pgen file: its header, and where each variant record is.</summary>
/// <remarks>PLINK 2 file format specification. Modes 0x01 to 0x04 have records of one length, 0x10 says the type and length of each, in blocks of 65,536.</remarks>
sealed class PgenFile : IDisposable
{
    const int BlockSize = 1 << 16;
    const int HeaderLength = 12;
    const int PlainBedHeader = 3;

    readonly SafeFileHandle _file;
    readonly byte _mode;
    readonly byte _format;

    /// <param name="variantCount">As the .pvar file has them; a file of PLINK 1's mode does not say.</param>
    public PgenFile(string path, int variantCount, int sampleCount)
    {
        Path = path;
        (VariantCount, SampleCount) = (variantCount, sampleCount);
        _file = File.OpenHandle(path);
        try
        {
            Span<byte> header = stackalloc byte[HeaderLength];
            var length = RandomAccess.Read(_file, header, 0);
            if (length < PlainBedHeader || header[0] != 0x6c || header[1] != 0x1b)
                throw new QtlQueryException($"{path} does not begin as a .pgen file does", "Check how it was made or copied.");
            _mode = header[2];
            if (_mode is not (1 or 2 or 3 or 4 or 0x10))
                throw new QtlQueryException(string.Create(CultureInfo.InvariantCulture, $"{path} is a .pgen file of mode 0x{_mode:x2}, which is not read"), "Write it anew as an ordinary one: plink2 --pfile NAME --make-pgen.");
            if (_mode != 1)
            {
                if (length < HeaderLength)
                    throw CutShort();
                CheckCounts(header);
                _format = header[11];
            }

            CheckLength();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Path { get; }

    public int VariantCount { get; }

    public int SampleCount { get; }

    /// <summary>Whether records are as PLINK 1 has them: 0 two copies of alt, 1 missing, 2 one copy, 3 none.</summary>
    public bool IsPlink1 => _mode == 1;

    /// <summary>Whether some reference alleles are not known to be so, as after PLINK 1.</summary>
    public bool HasProvisionalReference => _mode == 1 || _format >> 6 is 2 or 3;

    public bool HasDosages()
    {
        for (var first = 0; first < VariantCount; first += BlockSize)
        {
            if (Array.Exists(Block(first).Types, PgenRecord.HasDosages))
                return true;
        }

        return false;
    }

    /// <summary>The block that a variant is in.</summary>
    public PgenBlock Block(int variant)
    {
        var first = variant / BlockSize * BlockSize;
        var count = Math.Min(BlockSize, VariantCount - first);
        return _mode == 0x10 ? ReadBlock(first, count) : FixedBlock(first, count);
    }

    public void Read(Span<byte> bytes, long offset)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(_file, bytes, offset);
            if (read == 0)
                throw CutShort();
            bytes = bytes[read..];
            offset += read;
        }
    }

    public void Dispose() => _file.Dispose();

    void CheckCounts(ReadOnlySpan<byte> header)
    {
        var variants = BinaryPrimitives.ReadUInt32LittleEndian(header[3..]);
        var samples = BinaryPrimitives.ReadUInt32LittleEndian(header[7..]);
        if (variants != VariantCount || samples != SampleCount)
        {
            throw new QtlQueryException(
                string.Create(CultureInfo.InvariantCulture, $"{Path} has {variants} variants of {samples} samples; the files beside it have {VariantCount} and {SampleCount}"),
                "They are another file's, or cut short.");
        }
    }

    void CheckLength()
    {
        if (VariantCount > 0 && RandomAccess.GetLength(_file) < Block(VariantCount - 1).Starts[^1])
            throw CutShort();
    }

    PgenBlock FixedBlock(int first, int count)
    {
        byte type = _mode switch { 3 => 0x40, 4 => 0xc0, _ => 0 };
        var length = ((SampleCount + 3) / 4) + (_mode switch { 3 => 2L, 4 => 4L, _ => 0L } * SampleCount);
        var flags = _mode != 1 && _format >> 6 == 3 ? (VariantCount + 7) / 8 : 0;
        var start = (_mode == 1 ? PlainBedHeader : HeaderLength) + flags + (length * first);
        var types = new byte[count];
        Array.Fill(types, type);
        return new(first, types, [.. Enumerable.Range(0, count + 1).Select(each => start + (length * each))]);
    }

    PgenBlock ReadBlock(int first, int count)
    {
        var blocks = (VariantCount + BlockSize - 1) / BlockSize;
        var block = first / BlockSize;
        var lengthsFormat = _format & 15;
        if (lengthsFormat > 9)
            throw new QtlQueryException(string.Create(CultureInfo.InvariantCulture, $"{Path} stores the lengths of its records in way {lengthsFormat}, which is not known"), "Write it anew: plink2 --pfile NAME --make-pgen.");
        Span<byte> place = stackalloc byte[8];
        Read(place, HeaderLength + (8L * block));
        var start = BinaryPrimitives.ReadInt64LittleEndian(place);
        var body = new byte[BodyLength(count)];
        Read(body, HeaderLength + (8L * blocks) + (BodyLength(BlockSize) * block));
        var types = new byte[count];
        var starts = new long[count + 1];
        starts[0] = start;
        for (var each = 0; each < count; each++)
            starts[each + 1] = starts[each] + Length(body, each, count, types);
        if (start < 0 || starts[^1] > RandomAccess.GetLength(_file) || PgenRecord.IsDifference(types[0]))
            throw CutShort();
        return new(first, types, starts);
    }

    // Types, lengths, allele counts, flags: each begins at a whole byte.
    long BodyLength(int count) =>
        TypesLength(count) + LengthsLength(count) + ((long)count * ((_format >> 4) & 3)) + (_format >> 6 == 3 ? (count + 7) / 8 : 0);

    int TypesLength(int count) => (_format & 15) switch { < 4 => (count + 1) / 2, < 8 => count, _ => 0 };

    int LengthsLength(int count) => (_format & 15) switch { < 8 => count * ((_format & 3) + 1), 8 => (count + 3) / 4, _ => (count + 1) / 2 };

    long Length(byte[] body, int each, int count, byte[] types)
    {
        var format = _format & 15;
        if (format >= 8)
        {
            var extra = format == 8 ? (body[each >> 2] >> (2 * (each & 3))) & 3 : (body[each >> 1] >> (4 * (each & 1))) & 15;
            types[each] = extra == 0 ? (byte)0 : (byte)8;
            return ((SampleCount + 3) / 4) + extra;
        }

        types[each] = format < 4 ? (byte)((body[each >> 1] >> (4 * (each & 1))) & 15) : body[each];
        var bytes = (format & 3) + 1;
        return PgenBytes.Fixed(body.AsSpan(TypesLength(count) + (each * bytes), bytes));
    }

    QtlQueryException CutShort() => new($"{Path} is cut short or damaged: its records are not where its header says", "Copy it again, or write it anew.");
}
