using System.Text;

namespace QtlQuery.Cli.Output;

/// <summary>Tab-separated lines under a header. Null is an empty field; a tab, line end or backslash in text becomes <c>\t</c>, <c>\n</c>, <c>\r</c>, <c>\\</c>.</summary>
sealed class TsvWriter(Utf8Output output) : IRowWriter
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
            output.Write((byte)'\t');
        _within = true;
        if (kind is CellKind.Text or CellKind.Json)
            Escape(text);
        else
            output.Write(text);
    }

    public void EndRow()
    {
        output.Write((byte)'\n');
        _within = false;
    }

    public void End()
    {
    }

    void Escape(ReadOnlySpan<byte> text)
    {
        for (var at = text.IndexOfAny("\t\n\r\\"u8); at >= 0; at = text.IndexOfAny("\t\n\r\\"u8))
        {
            output.Write(text[..at]);
            output.Write(text[at] switch
            {
                (byte)'\t' => "\\t"u8,
                (byte)'\n' => "\\n"u8,
                (byte)'\r' => "\\r"u8,
                _ => "\\\\"u8,
            });
            text = text[(at + 1)..];
        }

        output.Write(text);
    }
}
