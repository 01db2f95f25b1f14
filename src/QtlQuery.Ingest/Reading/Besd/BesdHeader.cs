using System.Buffers.Binary;
using System.Globalization;
using QtlQuery.Core;

namespace QtlQuery.Ingest.Reading.Besd;

/// <summary>What the first bytes of a BESD file say of it.</summary>
/// <param name="Bytes">Length of the header: 64, or 4 in files of older programs.</param>
/// <param name="IsDense">A value for each SNP and probe; else only for those of the row numbers that are written beside them.</param>
/// <param name="ValueCount">How a sparse file writes the number of its values, which follows the header.</param>
/// <param name="Offsets">How a sparse file writes where each probe's values begin.</param>
/// <param name="RowNumbers">How a sparse file writes the SNPs.</param>
/// <param name="SampleSize">Null when it is not known; the header then has -9.</param>
/// <param name="Snps">Null in a header of 4 bytes.</param>
/// <param name="Probes">Null in a header of 4 bytes.</param>
sealed record BesdHeader(
    int Bytes,
    bool IsDense,
    NumberForm ValueCount = NumberForm.UInt64,
    NumberForm Offsets = NumberForm.UInt64,
    NumberForm RowNumbers = NumberForm.UInt32,
    int? SampleSize = null,
    int? Snps = null,
    int? Probes = null)
{
    /// <summary>Bytes of the longest header.</summary>
    public const int Longest = 16 * sizeof(int);

    const uint OldDense = 0;
    const uint OscaSparse = 1;
    const uint Sparse = 3;
    const uint OscaDense = 4;
    const uint Dense = 5;
    const uint FloatOne = 0x3f800000;
    const uint FloatTwo = 0x40000000;
    const uint FloatThree = 0x40400000;

    /// <param name="start">The first <see cref="Longest"/> bytes of the file, or all if it has fewer.</param>
    /// <exception cref="QtlQueryException">The file is no BESD file, or of a kind that is not read.</exception>
    public static BesdHeader Read(ReadOnlySpan<byte> start, string path)
    {
        if (start.Length < sizeof(uint))
            throw CutShort(path, start.Length);
        var type = BinaryPrimitives.ReadUInt32LittleEndian(start);
        return type switch
        {
            OldDense => new(sizeof(uint), IsDense: true),
            FloatOne => new(sizeof(uint), IsDense: false, NumberForm.Single, NumberForm.Single, NumberForm.Single),
            FloatTwo => new(sizeof(uint), IsDense: false, Offsets: NumberForm.UInt32),
            FloatThree => new(sizeof(uint), IsDense: false),
            Dense or Sparse when start.Length < Longest => throw CutShort(path, start.Length),
            Dense or Sparse => new(Longest, type == Dense, SampleSize: Word(start, 1) is > 0 and var known ? known : null, Snps: Word(start, 2), Probes: Word(start, 3)),
            OscaSparse or OscaDense => throw new QtlQueryException($"'{path}' is OSCA's kind of BESD file, which SMR does not read either", "Rewrite it in SMR's kind with OSCA's --make-besd."),
            _ => throw Unknown(path, type),
        };
    }

    static int Word(ReadOnlySpan<byte> start, int word) => BinaryPrimitives.ReadInt32LittleEndian(start[(word * sizeof(int))..]);

    static QtlQueryException CutShort(string path, int bytes) =>
        new(string.Create(CultureInfo.InvariantCulture, $"'{path}' is cut short: it ends after {bytes} bytes, within its header"), "Fetch it again, and compare its size with the source's.");

    static QtlQueryException Unknown(string path, uint type) =>
        BinaryPrimitives.ReverseEndianness(type) is Dense or Sparse or FloatOne or FloatTwo or FloatThree or OscaDense or OscaSparse
            ? new($"'{path}' is written with the high byte first, which SMR never does", "Write it with SMR on a machine of the usual byte order.")
            : new(string.Create(CultureInfo.InvariantCulture, $"'{path}' begins with 0x{type:x8}, which is no kind of BESD file"), "Name the .besd file as SMR wrote it; unpack it if it is compressed.");
}
