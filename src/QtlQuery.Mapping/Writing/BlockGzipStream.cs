using System.Buffers.Binary;
using System.IO.Compression;
using QtlQuery.Mapping.Reading;

namespace QtlQuery.Mapping.Writing;

/// <summary>Writes bgzip: gzip in blocks of at most 64 KiB, which tabix can index and every reader of gzip reads.</summary>
/// <remarks>SAM/BAM format specification, section 4.1: each block is a gzip member whose extra field says how long it is, and an empty one is the last.</remarks>
public sealed class BlockGzipStream(Stream target) : Stream
{
    const int BlockSize = 0xff00; // what htslib puts into one: even what cannot be compressed fits into 64 KiB
    const int GzipHeader = 10;

    readonly byte[] _block = new byte[BlockSize];
    int _filled;
    bool _ended;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var taken = Math.Min(buffer.Length, BlockSize - _filled);
            buffer[..taken].CopyTo(_block.AsSpan(_filled));
            buffer = buffer[taken..];
            _filled += taken;
            if (_filled == BlockSize)
                EndBlock();
        }
    }

    public override void Flush() => target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_ended)
        {
            _ended = true;
            if (_filled > 0)
                EndBlock();
            target.Write(InputFile.BgzipEnd);
            target.Dispose();
        }

        base.Dispose(disposing);
    }

    void EndBlock()
    {
        using var member = new MemoryStream();
        using (var gzip = new GZipStream(member, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(_block, 0, _filled);
        var rest = member.GetBuffer().AsSpan(GzipHeader, (int)member.Length - GzipHeader);
        Span<byte> header = [0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, (byte)'B', (byte)'C', 2, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(header[16..], checked((ushort)(header.Length + rest.Length - 1)));
        target.Write(header);
        target.Write(rest);
        _filled = 0;
    }
}
