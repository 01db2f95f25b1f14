using System.Text;

namespace QtlQuery.Cli.Output;

/// <summary>Comma-separated lines by RFC 4180, which end in CR LF. Null is an empty field, an empty text is <c>""</c>.</summary>
sealed class CsvWriter(Utf8Output output) : IRowWriter
{
    bool _within; // a line, behind its first cell

    public void Begin(IReadOnlyList<string> columns)
    {
        foreach (var column in columns)
            Write(CellKind.Text, Encoding.UTF8.GetBytes(column));
        EndRow();
    }

    public bool BeginRow() => true;

    public void Write(CellKind kind, ReadOnlySpan<byte> text)
    {
        if (_within)
            output.Write((byte)',');
        _within = true;
        if (kind is CellKind.Text or CellKind.Json)
            Quote(text);
        else
            output.Write(text);
    }

    public void EndRow()
    {
        output.Write("\r\n"u8);
        _within = false;
    }

    public void End()
    {
    }

    void Quote(ReadOnlySpan<byte> text)
    {
        if (text.Length > 0 && text.IndexOfAny("\",\r\n"u8) < 0)
        {
            output.Write(text);
            return;
        }

        output.Write((byte)'"');
        for (var at = text.IndexOf((byte)'"'); at >= 0; at = text.IndexOf((byte)'"'))
        {
            output.Write(text[..at]);
            output.Write("\"\""u8);
            text = text[(at + 1)..];
        }

        output.Write(text);
        output.Write((byte)'"');
    }
}
