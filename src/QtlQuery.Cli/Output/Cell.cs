using System.Numerics;
using System.Text;
using System.Text.Json;

namespace QtlQuery.Cli.Output;

/// <summary>The UTF-8 text of one value, the same in every text format; a row's cells are filled again for the next row.</summary>
sealed class Cell
{
    byte[] _text = new byte[64];
    int _length;

    public CellKind Kind { get; private set; }

    public ReadOnlySpan<byte> Text => _text.AsSpan(0, _length);

    public void SetNull() => (Kind, _length) = (CellKind.Null, 0);

    public void SetText(string text)
    {
        Kind = CellKind.Text;
        EnsureCapacity(Encoding.UTF8.GetMaxByteCount(text.Length));
        _length = Encoding.UTF8.GetBytes(text, _text);
    }

    public void SetBoolean(bool value)
    {
        SetText(value ? "true" : "false");
        Kind = CellKind.Boolean;
    }

    /// <summary>An integer or decimal, with the digits it has.</summary>
    public void SetNumber<T>(T value)
        where T : IUtf8SpanFormattable
    {
        Format(value, default);
        Kind = CellKind.Number;
    }

    /// <summary>The shortest text that reads back as the same float.</summary>
    public void SetFloat(float value) => SetFloatingPoint(value);

    /// <summary>The shortest text that reads back as the same double, or, for a number below 1 that is a float, as the same float.</summary>
    /// <remarks>
    /// P-values are stored as doubles with 24 bits of mantissa, the digits that sources print: 0.0123 comes back as 0.012299999594688416.
    /// The shortest text of the float is what the source said.
    /// </remarks>
    public void SetDouble(double value)
    {
        var single = (float)value;
        if (Math.Abs(value) < 1 && single == value)
            SetFloatingPoint(single);
        else
            SetFloatingPoint(value);
    }

    /// <summary>A value whose text is that of a format, such as a date.</summary>
    public void SetFormatted<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Format(value, format);
        Kind = CellKind.Text;
    }

    public void SetHex(ReadOnlySpan<byte> bytes) => SetText(Convert.ToHexStringLower(bytes));

    /// <summary>A list, struct or map.</summary>
    public void SetJson(object value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonCell.Options))
            JsonCell.Write(json, value);
        Kind = CellKind.Json;
        EnsureCapacity((int)stream.Length);
        _length = (int)stream.Length;
        stream.GetBuffer().AsSpan(0, _length).CopyTo(_text);
    }

    // NaN and the infinities are no numbers in JSON, so they are text. The exponent is written as R and Python do: 1e-05.
    void SetFloatingPoint<T>(T value)
        where T : IUtf8SpanFormattable, IFloatingPoint<T>
    {
        Format(value, default);
        if (T.IsFinite(value))
        {
            Kind = CellKind.Number;
            _text.AsSpan(0, _length).Replace((byte)'E', (byte)'e');
        }
        else
        {
            Kind = CellKind.Text;
        }
    }

    void Format<T>(T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        while (!value.TryFormat(_text, out _length, format, System.Globalization.CultureInfo.InvariantCulture))
            EnsureCapacity(2 * _text.Length);
    }

    void EnsureCapacity(int bytes)
    {
        if (_text.Length < bytes)
            Array.Resize(ref _text, bytes);
    }
}
