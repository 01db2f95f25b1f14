using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using QtlQuery.Core;

namespace QtlQuery.Ingest.Reading.Besd;

/// <summary>An open BESD file whose size agrees with its header and with the .esi and .epi files beside it.</summary>
/// <remarks>The layout is what the program SMR (jianyangqt/smr) writes and reads.</remarks>
sealed class BesdFile : IDisposable
{
    const long MostExactFloats = 1 << 24;
    const int NumbersAtOnce = 1 << 15;

    readonly SafeFileHandle _file;

    BesdFile(string path, SafeFileHandle file, long bytes, BesdHeader header, EsiFile snps, EpiFile probes)
    {
        (Path, _file, Bytes, Header, Snps, Probes) = (path, file, bytes, header, snps, probes);
        if (header.Snps is { } snpCount && snpCount != snps.Count)
            throw OfAnotherSet(snpCount, "SNPs", snps.Path, snps.Count);
        if (header.Probes is { } probeCount && probeCount != probes.Count)
            throw OfAnotherSet(probeCount, "probes", probes.Path, probes.Count);
        if (header.IsDense)
            CheckLength(header.Bytes + ((Int128)snps.Count * probes.Count * 2 * sizeof(float)), $"{snps.Count} SNPs and {probes.Count} probes");
        else
            Values = CountValues();
    }

    public string Path { get; }

    public long Bytes { get; }

    public BesdHeader Header { get; }

    public EsiFile Snps { get; }

    public EpiFile Probes { get; }

    /// <summary>Betas and standard errors of a sparse file together.</summary>
    public long Values { get; }

    /// <summary>Where the offsets of a sparse file begin.</summary>
    public long OffsetsAt => Header.Bytes + Size(Header.ValueCount);

    /// <summary>Offsets of a sparse file: where betas and standard errors of each probe begin, and the end.</summary>
    public int OffsetCount => (2 * Probes.Count) + 1;

    /// <summary>Opens the file and compares its size with what it is said to hold.</summary>
    /// <exception cref="QtlQueryException">It is damaged, or of another set than the SNPs and probes.</exception>
    public static BesdFile Open(string path, EsiFile snps, EpiFile probes)
    {
        var file = OpenHandle(path);
        try
        {
            Span<byte> start = stackalloc byte[BesdHeader.Longest];
            var header = BesdHeader.Read(start[..RandomAccess.Read(file, start, 0)], path);
            return new(path, file, RandomAccess.GetLength(file), header, snps, probes);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public IBesdPairs Pairs(int pairsABlock) => Header.IsDense ? new DensePairs(this, pairsABlock) : new SparsePairs(this, pairsABlock);

    public static int Size(NumberForm form) => form == NumberForm.UInt64 ? sizeof(ulong) : sizeof(uint);

    /// <exception cref="QtlQueryException">The file ends before.</exception>
    public void Read(long at, Span<byte> into)
    {
        while (into.Length > 0)
        {
            var read = RandomAccess.Read(_file, into, at);
            if (read == 0)
                throw Damaged(FormattableString.Invariant($"it became shorter while it was read, and ends at byte {at}"));
            into = into[read..];
            at += read;
        }
    }

    public void ReadFloats(long at, Span<float> into) => Read(at, MemoryMarshal.AsBytes(into));

    /// <summary>Reads whole numbers of any form.</summary>
    /// <exception cref="QtlQueryException">One of them is not what it says it is.</exception>
    public void ReadNumbers(long at, NumberForm form, Span<long> into)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Math.Min(into.Length, NumbersAtOnce) * Size(form));
        for (; into.Length > 0; into = into[Math.Min(into.Length, NumbersAtOnce)..])
        {
            var some = into[..Math.Min(into.Length, NumbersAtOnce)];
            Read(at, bytes.AsSpan(0, some.Length * Size(form)));
            for (var i = 0; i < some.Length; i++, at += Size(form))
                some[i] = Number(bytes.AsSpan(i * Size(form)), form, at);
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    public QtlQueryException Damaged(string what) =>
        new($"'{Path}' is damaged: {what}", "Fetch it again together with its .esi and .epi, and compare the sizes with the source's.");

    public void Dispose() => _file.Dispose();

    static SafeFileHandle OpenHandle(string path)
    {
        try
        {
            return File.OpenHandle(SourceFile.At(path).Path, options: FileOptions.SequentialScan);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new QtlQueryException($"'{path}' may not be read", "Look at its permissions.", e);
        }
    }

    long Number(ReadOnlySpan<byte> bytes, NumberForm form, long at) => form switch
    {
        NumberForm.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        NumberForm.UInt64 => (long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(bytes), long.MaxValue), // as wrong as what it stands for
        _ when BinaryPrimitives.ReadSingleLittleEndian(bytes) is >= 0 and <= MostExactFloats and var number && float.IsInteger(number) && float.IsPositive(number) => (long)number,
        _ => throw Damaged(FormattableString.Invariant($"the number at byte {at} is not whole")),
    };

    long CountValues()
    {
        var before = OffsetsAt + ((long)OffsetCount * Size(Header.Offsets));
        var valueBytes = Size(Header.RowNumbers) + sizeof(float);
        if (Header.ValueCount == NumberForm.Single)
            return CountByLength(before, valueBytes);
        if (Bytes < OffsetsAt)
            throw CutShort(before, OffsetsOnly);
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        Read(Header.Bytes, bytes);
        var values = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        CheckLength(before + ((Int128)values * valueBytes), $"{values} values of {Probes.Count} probes");
        return (long)values;
    }

    // The number that is written may be rounded; the length of the file is exact.
    long CountByLength(long before, int valueBytes)
    {
        if (Bytes < before)
            throw CutShort(before, OffsetsOnly);
        var values = (Bytes - before) / valueBytes;
        Span<float> written = stackalloc float[1];
        ReadFloats(Header.Bytes, written);
        if (written[0] != values || (Bytes - before) % valueBytes != 0)
            throw Damaged(FormattableString.Invariant($"it says that it holds {written[0]} values, and its {Bytes} bytes are not those of as many with {Probes.Count} probes"));
        if (values > MostExactFloats || Snps.Count > MostExactFloats)
            throw new QtlQueryException($"'{Path}' is of SMR's first format and too large for it: it tells offsets above 16777216 only roughly", "Write it anew with SMR's --make-besd, or fetch a newer one.");
        return values;
    }

    FormattableString OffsetsOnly => $"the offsets of {Probes.Count} probes alone";

    void CheckLength(Int128 expected, FormattableString content)
    {
        if (Bytes < expected)
            throw CutShort(expected, content);
        if (Bytes > expected)
            throw Damaged(FormattableString.Invariant($"it has {Bytes} bytes, {Bytes - expected} more than {FormattableString.Invariant(content)} take"));
    }

    QtlQueryException CutShort(Int128 expected, FormattableString content) =>
        new(FormattableString.Invariant($"'{Path}' is cut short: it has {Bytes} bytes, and {FormattableString.Invariant(content)} take {expected}"), "Fetch it again, and look that the .esi and .epi beside it are its own.");

    QtlQueryException OfAnotherSet(int said, string what, string path, int found) =>
        new(FormattableString.Invariant($"'{Path}' holds {said} {what}, and '{path}' names {found}"), "The three files of a set belong together: fetch them from one place.");
}
