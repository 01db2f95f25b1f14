using System.Text;
using QtlQuery.Core;

namespace QtlQuery.Ingest.Reading;

/// <summary>The text of a source file as it comes, and how much of the file has been read for it.</summary>
public sealed class SourceText(string path, FileStream file, Stream text) : IDisposable
{
    bool _started;

    /// <summary>Bytes of the file, as it lies on disk, that have been read.</summary>
    public long BytesRead => file.Position;

    /// <summary>As <see cref="Stream.Read(Span{byte})"/>, without a byte-order mark. The first buffer has room for one.</summary>
    /// <exception cref="QtlQueryException">The compressed data are damaged or end early.</exception>
    public int Read(Span<byte> buffer)
    {
        try
        {
            if (_started)
                return text.Read(buffer);
            _started = true;
            return Begin(buffer);
        }
        catch (InvalidDataException e)
        {
            throw new QtlQueryException($"'{path}' is cut short or damaged: {e.Message}", "Fetch it again, and compare its size or checksum with the source's.", e);
        }
    }

    public void Dispose()
    {
        text.Dispose();
        file.Dispose();
    }

    int Begin(Span<byte> buffer)
    {
        var mark = Encoding.UTF8.Preamble;
        var read = text.ReadAtLeast(buffer, mark.Length, throwOnEndOfStream: false);
        if (!buffer[..read].StartsWith(mark))
            return read;
        buffer[mark.Length..read].CopyTo(buffer);
        return read > mark.Length ? read - mark.Length : text.Read(buffer);
    }
}
