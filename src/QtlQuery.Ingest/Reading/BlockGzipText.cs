using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using QtlQuery.Engine.Text;

namespace QtlQuery.Ingest.Reading;

/// <summary>The text of a bgzip file. Groups of its blocks are inflated on the thread pool, some of them ahead of who reads the text.</summary>
/// <remarks>
/// SAM/BAM format specification, section 4.1. What is no whole block, such as the plain gzip in <c>cat a.bgz b.gz</c> or a block that the end of the file cuts,
/// is left to <see cref="GzipText"/> with all that follows it, so that the same is damaged as in any gzip file. More is asked of the end of the blocks:
/// a writer that was killed leaves whole blocks.
/// </remarks>
/// <param name="file">At its beginning, and closed with this stream. Only who reads touches it; the pool is given bytes.</param>
sealed class BlockGzipText(FileStream file) : ForwardStream
{
    const int MostBlockBytes = 1 << 16; // compressed, and of text
    const int GroupBytes = 1 << 18;
    const int MostBlocksAGroup = 32; // 2 MiB of text, however well it is compressed
    const int TextLengthBytes = 4;

    static readonly int MostGroupsAhead = Math.Min(2 * Environment.ProcessorCount, 8);

    // The text of each is made once, by the pool or, if that is busy, by who reads and would have to wait for it.
    readonly Queue<Lazy<ArraySegment<byte>>> _groups = new();
    int _groupsAhead = 1; // doubled with each group: who opens a file may want its first lines only
    bool _blocksEnded;
    bool _isLastEmpty; // as the block is that ends every bgzip file
    GzipText? _rest;
    string? _damage; // at the end of the blocks
    ArraySegment<byte> _text; // of the group that is being read, what is not read yet; rented

    /// <exception cref="InvalidDataException">The file is damaged or cut short; all text before that group of blocks has been read.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (_text.Count == 0)
        {
            if (!TakeGroup())
                return _damage is null ? _rest?.Read(buffer) ?? 0 : throw new InvalidDataException(_damage);
        }

        var length = Math.Min(buffer.Length, _text.Count);
        _text.AsSpan(0, length).CopyTo(buffer);
        _text = _text[length..];
        return length;
    }

    // Groups that the pool still inflates are nobody's afterwards: they hold memory alone.
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _rest?.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    bool TakeGroup()
    {
        if (_text.Array is { } used)
        {
            _text = default;
            ArrayPool<byte>.Shared.Return(used);
        }

        while (!_blocksEnded && _groups.Count < _groupsAhead)
            ReadGroup();
        _groupsAhead = Math.Min(2 * _groupsAhead, MostGroupsAhead);
        if (!_groups.TryPeek(out var group))
            return false;
        _text = group.Value; // one that fails stays the next, and fails again
        _groups.Dequeue();
        return true;
    }

    void ReadGroup()
    {
        var blocks = ArrayPool<byte>.Shared.Rent(GroupBytes + MostBlockBytes);
        var (length, textLength) = (0, 0);
        for (var count = 0; count < MostBlocksAGroup && length < GroupBytes; count++)
        {
            var (blockLength, blockTextLength) = ReadBlock(blocks.AsSpan(length));
            if (blockLength == 0)
            {
                _blocksEnded = true;
                EndBlocks();
                break;
            }

            _isLastEmpty = blockTextLength == 0;
            length += blockLength;
            textLength += blockTextLength;
        }

        var group = new Lazy<ArraySegment<byte>>(() => Inflate(blocks, length, textLength));
        _groups.Enqueue(group);
        Task.Run(() => Begin(group));
    }

    // The next block and the length of its text, as it says itself; or zeros, and the file is where it was.
    (int Length, int TextLength) ReadBlock(Span<byte> target)
    {
        var start = file.Position;
        var read = file.ReadAtLeast(target[..BlockGzipHeader.Length], BlockGzipHeader.Length, throwOnEndOfStream: false);
        var length = BlockGzipHeader.BlockLength(target[..read]);
        if (length > 0)
        {
            read += file.ReadAtLeast(target[read..length], length - read, throwOnEndOfStream: false);
            if (read == length && BinaryPrimitives.ReadUInt32LittleEndian(target[(length - TextLengthBytes)..]) is <= MostBlockBytes and var textLength)
                return (length, (int)textLength);
        }

        file.Position = start;
        return (0, 0);
    }

    void EndBlocks()
    {
        var start = file.Position;
        Span<byte> magic = stackalloc byte[2];
        var read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = start;
        if (start == 0 || magic[..read] is [0x1f] or [0x1f, 0x8b])
            _rest = new(file);
        else if (read > 0)
            _damage = "Bytes that are no block of bgzip follow its blocks.";
        else if (!_isLastEmpty)
            _damage = "The block that ends a bgzip file is not there.";
    }

    static void Begin(Lazy<ArraySegment<byte>> group)
    {
        try
        {
            _ = group.Value;
        }
        catch (InvalidDataException)
        {
            // thrown again to who reads the group
        }
    }

    static ArraySegment<byte> Inflate(byte[] blocks, int length, int textLength)
    {
        using var gzip = new GZipStream(new MemoryStream(blocks, 0, length, writable: false), CompressionMode.Decompress);
        var text = ArrayPool<byte>.Shared.Rent(textLength);
        var read = gzip.ReadAtLeast(text.AsSpan(0, textLength), textLength, throwOnEndOfStream: false);
        // Reading past the text verifies the last block, and no block may end before its header says: what follows it would be passed over.
        if (read < textLength || gzip.ReadByte() >= 0)
            throw new InvalidDataException("Blocks of bgzip hold more or less text than they say.");
        ArrayPool<byte>.Shared.Return(blocks);
        return new(text, 0, textLength);
    }
}
