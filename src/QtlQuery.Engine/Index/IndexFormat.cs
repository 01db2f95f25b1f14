using System.Runtime.InteropServices;

namespace QtlQuery.Engine.Index;

/// <summary>How a look-up index lies in its file.</summary>
/// <remarks>
/// <para>
/// One file holds the placed associations of a dataset once more, in the order of chromosome, position, ref, alt and trait, and only the columns
/// that look-ups answer. Nothing in it is compressed, only packed, so that a row is found by binary search in the mapped file and read where it lies:
/// Parquet's unit of reading is a row group, which costs milliseconds of decoding whether one row of it is wanted or all.
/// </para>
/// <code>
/// header   32 bytes: magic, version, where the footer begins, length of the file
/// blocks   whole variants, <see cref="PairsABlock"/> pairs or the pairs of one variant; columns of the variants, then of the pairs
/// footer   dataset, chromosomes, directory of the blocks, molecular traits with where they lie, rsids in order
/// </code>
/// <para>Numbers are little-endian; every section begins at a multiple of 8 bytes. A null is NaN, <see cref="int.MinValue"/>, 2 for a truth, or an empty text.</para>
/// </remarks>
static class IndexFormat
{
    /// <summary>Version 1 has no <see cref="Section.BlockTraits"/> and no <see cref="ColumnEncoding.Packed"/>, and is read all the same.</summary>
    public const int Version = 2;

    public const int OldestVersion = 1;

    /// <summary>Few enough that the alleles of a block can be numbered in two bytes.</summary>
    public const int PairsABlock = 32_768;

    public const int HeaderBytes = 32;

    /// <summary>An rsid that is no single number below it: its text stands beside the numbers.</summary>
    public const uint OtherRsid = uint.MaxValue;

    public const byte NullTruth = 2;

    public static ReadOnlySpan<byte> Magic => "QTLINDEX"u8;

    public static int Aligned(int bytes) => (bytes + 7) & ~7;
}

/// <summary>What a block holds of a column of numbers.</summary>
enum ColumnEncoding : byte
{
    Null,

    /// <summary>One value for all pairs.</summary>
    Constant,
    EachVariant,
    EachPair,

    /// <summary>One for each pair, as <see cref="PackedNumbers"/> has them.</summary>
    Packed,
}

/// <summary>A block's place in the file, and what it covers.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
readonly record struct BlockEntry(long Offset, int Bytes, int Chromosome, int FirstPosition, int LastPosition, int FirstVariant, int Variants);

/// <summary>A molecular trait on one chromosome: its number there, where its pairs lie and how many there are.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
readonly record struct TraitEntry(int Chromosome, int Code, int FirstPosition, int LastPosition, int Pairs);

/// <summary>A section of a block: where it begins in it, and how its values lie.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
readonly record struct SectionEntry(int Offset, ColumnEncoding Encoding, byte ValueBytes);

/// <summary>The sections of a block in the order in which they stand.</summary>
enum Section
{
    Position,

    /// <summary>Of each variant its first pair, and at the end the number of pairs.</summary>
    FirstPair,

    /// <summary>Numbers of texts in <see cref="Alleles"/>.</summary>
    Ref,
    Alt,
    Alleles,

    /// <summary>The number behind rs; 0 without a label, <see cref="IndexFormat.OtherRsid"/> for one in <see cref="OtherRsids"/>.</summary>
    Rsid,

    /// <summary>Texts of the variants whose rsid is no such number, in order.</summary>
    OtherRsids,

    /// <summary>Of each pair its trait's number in <see cref="BlockTraits"/>, or where there are none the trait's code.</summary>
    Trait,
    EffectAlleleFrequency,
    SampleSize,
    Beta,
    StandardError,
    PValue,
    NegLog10PBelowRange,
    Significant,

    /// <summary>Codes of the traits that the block has pairs of, rising; where their count is odd <see cref="int.MaxValue"/> behind them, so that no other bytes follow.</summary>
    BlockTraits,
}
