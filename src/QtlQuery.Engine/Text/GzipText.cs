using System.IO.Compression;

namespace QtlQuery.Engine.Text;

/// <summary>The text of a gzip file, of one member or several, to the end of the file.</summary>
/// <remarks>
/// RFC 1952. A GZipStream takes what does not begin as a member does for the end of the file, so that a damaged byte would cost all members from there on.
/// Zeros may follow, with which tapes and some copies fill a file up.
/// </remarks>
/// <param name="file">Where a member begins. Closed with this stream.</param>
public sealed class GzipText(FileStream file) : ForwardStream
{
    readonly GZipStream _text = new(new Members(file), CompressionMode.Decompress);

    /// <exception cref="InvalidDataException">The file is damaged, cut short, or goes on with something else than gzip.</exception>
    public override int Read(Span<byte> buffer)
    {
        var read = _text.Read(buffer);
        if (read == 0 && buffer.Length > 0)
            DemandEnd();
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _text.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    void DemandEnd()
    {
        for (var next = file.ReadByte(); next >= 0; next = file.ReadByte())
        {
            if (next != 0)
                throw new InvalidDataException("Bytes that are no gzip follow its end.");
        }
    }

    // The file, the last bytes of which come one by one: a GZipStream asks for many at once, and does not say where among them the last member ended.
    sealed class Members(FileStream file) : ForwardStream
    {
        const int MostAtOnce = 1 << 13; // what a GZipStream asks for

        readonly long _end = file.Length - MostAtOnce;

        public override int Read(Span<byte> buffer) => file.Read(buffer[..(int)Math.Clamp(_end - file.Position, 1, buffer.Length)]);
    }
}
