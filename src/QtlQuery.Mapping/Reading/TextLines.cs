using System.Globalization;

namespace QtlQuery.Mapping.Reading;

/// <summary>The lines of a file as bytes, one after the other, with their numbers. CRLF is taken for a line end, too.</summary>
sealed class TextLines(string path, Stream stream) : IDisposable
{
    const int FirstSize = 1 << 16;

    byte[] _buffer = new byte[FirstSize];
    int _start;
    int _end;
    long _next;
    bool _ended;
    bool _numbered = true;
    Stream _stream = stream;

    /// <summary>The lines of a file, plain, gzip or bgzip.</summary>
    public static TextLines Open(string path) => new(path, InputFile.Open(path));

    public string Path { get; } = path;

    /// <summary>The number of the line that was last read, from 1; after a jump to a line whose number nobody knows, from the jump.</summary>
    public long Number { get; private set; }

    /// <summary>Where the line that was last read is, for messages: the file and, where it is known, the line's number.</summary>
    public string Place => _numbered ? string.Create(CultureInfo.InvariantCulture, $"{Path}, line {Number}") : Path;

    /// <summary>Where the line that was last read begins, in bytes from the file's beginning.</summary>
    public long Offset { get; private set; }

    /// <summary>The next line, without its end; good until the one after is read.</summary>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        var looked = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + looked, _end - _start - looked).IndexOf((byte)'\n');
            if (found >= 0)
            {
                line = Take(looked + found, 1);
                return true;
            }

            looked = _end - _start;
            if (_ended)
            {
                line = looked > 0 ? Take(looked, 0) : default;
                return looked > 0;
            }

            Fill();
        }
    }

    /// <summary>The line that <see cref="Next"/> will give.</summary>
    public bool Peek(out ReadOnlySpan<byte> line)
    {
        var (number, offset, next) = (Number, Offset, _next);
        if (!Next(out line))
            return false;
        _start -= (int)(_next - next);
        (Number, Offset, _next) = (number, offset, next);
        return true;
    }

    /// <summary>Goes on at a line whose number and place are known. For streams that can seek.</summary>
    public void GoTo(long number, long offset)
    {
        _stream.Position = offset;
        (_start, _end, _ended, _next, Number) = (0, 0, false, offset, number - 1);
    }

    /// <summary>Goes on with other content of the same file: at its beginning, or at a line whose number is not known.</summary>
    public void GoOn(Stream content, bool fromBeginning)
    {
        _stream.Dispose();
        _stream = content;
        (_start, _end, _ended, _next, Number, _numbered) = (0, 0, false, 0, 0, fromBeginning);
    }

    public void Dispose() => _stream.Dispose();

    ReadOnlySpan<byte> Take(int length, int lineEnd)
    {
        var line = _buffer.AsSpan(_start, length);
        _start += length + lineEnd;
        Offset = _next;
        _next += length + lineEnd;
        Number++;
        return line is [.., (byte)'\r'] ? line[..^1] : line;
    }

    void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        else if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, checked(2 * _buffer.Length));
        }

        try
        {
            var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            _ended = read == 0;
        }
        catch (InvalidDataException e)
        {
            throw InputFile.Damaged(string.Create(CultureInfo.InvariantCulture, $"{Path} is damaged or cut short after line {Number}"), e);
        }
    }
}
