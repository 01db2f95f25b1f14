using System.Buffers.Text;

namespace QtlQuery.Benchmarks.Data;

/// <summary>Lines of tab-separated text on their way to a stream, numbers with six significant digits as C's <c>%g</c> prints them.</summary>
sealed class RowText(Stream output) : IDisposable
{
    const int LongestLine = 4096;
    const int LargestPower = 320;

    static readonly double[] Powers = [.. Enumerable.Range(-LargestPower, 2 * LargestPower + 1).Select(power => Math.Pow(10, power))];

    readonly byte[] _buffer = new byte[1 << 20];
    int _used;

    /// <summary>Where the line that is being written begins.</summary>
    int _line;

    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_line, _used - _line);

    public void Text(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_buffer.AsSpan(_used));
        _used += text.Length;
    }

    public void Tab() => _buffer[_used++] = (byte)'\t';

    public void Whole(long value)
    {
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(_used), out var written);
        _used += written;
    }

    /// <param name="value">0, or of a size from 1e-300 to 1e300.</param>
    public void Number(double value)
    {
        if (value < 0)
            _buffer[_used++] = (byte)'-';
        var size = Math.Abs(value);
        if (size == 0)
        {
            _buffer[_used++] = (byte)'0';
            return;
        }

        var exponent = (int)Math.Floor(Math.Log10(size));
        var digits = (int)Math.Round(size * Powers[5 - exponent + LargestPower]);
        if (digits >= 1_000_000)
            (digits, exponent) = (digits / 10, exponent + 1);
        else if (digits < 100_000)
            (digits, exponent) = ((int)Math.Round(size * Powers[6 - exponent + LargestPower]), exponent - 1);
        var count = 6;
        for (; count > 1 && digits % 10 == 0; count--)
            digits /= 10;

        if (exponent is < -4 or >= 6)
            Scientific(digits, count, exponent);
        else
            Fixed(digits, count, exponent);
    }

    public void EndLine()
    {
        _buffer[_used++] = (byte)'\n';
        _line = _used;
        if (_used > _buffer.Length - LongestLine)
            Flush();
    }

    /// <summary>Takes the line that is being written back.</summary>
    public void DropLine() => _used = _line;

    public void Dispose() => Flush();

    void Flush()
    {
        output.Write(_buffer, 0, _used);
        (_used, _line) = (0, 0);
    }

    void Scientific(int digits, int count, int exponent)
    {
        Digits(digits, count, point: 1);
        _buffer[_used++] = (byte)'e';
        _buffer[_used++] = (byte)(exponent < 0 ? '-' : '+');
        if (Math.Abs(exponent) < 10)
            _buffer[_used++] = (byte)'0';
        Whole(Math.Abs(exponent));
    }

    void Fixed(int digits, int count, int exponent)
    {
        if (exponent >= 0)
        {
            for (; count <= exponent; count++)
                digits *= 10;
            Digits(digits, count, point: exponent + 1);
            return;
        }

        Text("0."u8);
        for (var zero = -1; zero > exponent; zero--)
            _buffer[_used++] = (byte)'0';
        Digits(digits, count, point: count);
    }

    void Digits(int digits, int count, int point)
    {
        var end = _used + count + (point < count ? 1 : 0);
        for (var (at, place) = (end - 1, count - 1); at >= _used; at--)
        {
            if (place == point - 1 && at == _used + point)
            {
                _buffer[at] = (byte)'.';
                continue;
            }

            _buffer[at] = (byte)('0' + digits % 10);
            digits /= 10;
            place--;
        }

        _used = end;
    }
}
