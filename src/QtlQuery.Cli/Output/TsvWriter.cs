using System.Text;

namespace QtlQuery.Cli.Output;

/// <summary>Tab-separated lines under a header. Null is an empty field; a tab, line end or backslash in text becomes <c>\t</c>, <c>\n</c>, <c>\r</c>, <c>\\</c>.</summary>
sealed class TsvWriter(Stream output) : IRowWriter
{
    public void Begin(IReadOnlyList<string> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            Separate(i);
            Escape(Encoding.UTF8.GetBytes(columns[i]));
        }

        output.WriteByte((byte)'\n');
    }

    public bool Write(IReadOnlyList<Cell> row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            Separate(i);
            Escape(row[i].Text);
        }

        output.WriteByte((byte)'\n');
        return true;
    }

    public void End()
    {
    }

    void Separate(int column)
    {
        if (column > 0)
            output.WriteByte((byte)'\t');
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
