namespace QtlQuery.Engine.Text;

/// <summary>What begins each block of bgzip: the header of a gzip member whose extra field says how long the member is.</summary>
/// <remarks>SAM/BAM format specification, section 4.1. As htslib does, a header with any other field is taken for plain gzip.</remarks>
public static class BlockGzipHeader
{
    /// <summary>Bytes of the header.</summary>
    public const int Length = 18;

    const int EmptyBlock = 28;

    /// <summary>Bytes of the block that begins here, from its header to its end; 0 where something else begins.</summary>
    public static int BlockLength(ReadOnlySpan<byte> start) =>
        start is [0x1f, 0x8b, 8, 4, _, _, _, _, _, _, 6, 0, (byte)'B', (byte)'C', 2, 0, var low, var high, ..] && (low | (high << 8)) + 1 is >= EmptyBlock and var length
            ? length
            : 0;
}
