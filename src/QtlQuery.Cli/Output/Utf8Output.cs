namespace QtlQuery.Cli.Output;

/// <summary>Bytes gathered before they go to a stream: a cell has ten of them, and a stream's call costs more than these.</summary>
sealed class Utf8Output(Stream stream)
{
    const int Size = 1 << 16;

    readonly byte[] _bytes = new byte[Size];
    int _count;

    public void Write(byte value)
    {
        if (_count == Size)
            Flush();
        _bytes[_count++] = value;
    }

    public void Write(ReadOnlySpan<byte> text)
    {
        if (text.Length > Size - _count)
        {
            Flush();
            if (text.Length > Size)
            {
                stream.Write(text);
                return;
            }
        }

        text.CopyTo(_bytes.AsSpan(_count));
        _count += text.Length;
    }

    /// <summary>Gives the stream what has been gathered.</summary>
    public void Flush()
    {
        stream.Write(_bytes, 0, _count);
        stream.Flush();
        _count = 0;
    }
}
