namespace QtlQuery.Mapping.Reading;

/// <summary>The lines of a file as bytes, one after the other, with their numbers. CRLF is taken for a line end, too.</summary>
sealed class TextLines(string path, Stream stream) : IDisposable
{
    const int FirstSize = 1 << 16;

    byte[] _buffer = new byte[FirstSize];
    int _start;
    int _end;
    bool _ended;

    public string Path { get; } = path;

    /// <summary>The number of the line that was last read, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Where the line that was last read begins, in bytes from the file's beginning.</summary>
    public long Offset { get; private set; }

    long _next;

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

    /// <summary>Goes on at a line whose number and place are known. For streams that can seek.</summary>
    public void GoTo(long number, long offset)
    {
        stream.Position = offset;
        (_start, _end, _ended, _next, Number) = (0, 0, false, offset, number - 1);
    }

    public void Dispose() => stream.Dispose();

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

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _ended = read == 0;
    }
}
