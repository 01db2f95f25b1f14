using System.Text;

namespace QtlQuery.Cli.Output;

/// <summary>Comma-separated lines by RFC 4180, which end in CR LF. Null is an empty field, an empty text is <c>""</c>.</summary>
sealed class CsvWriter(Stream output) : IRowWriter
{
    public void Begin(IReadOnlyList<string> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            Separate(i);
            Quote(Encoding.UTF8.GetBytes(columns[i]));
        }

        output.Write("\r\n"u8);
    }

    public bool Write(IReadOnlyList<Cell> row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            Separate(i);
            if (row[i].Kind is not CellKind.Null)
                Quote(row[i].Text);
        }

        output.Write("\r\n"u8);
        return true;
    }

    public void End()
    {
    }

    void Separate(int column)
    {
        if (column > 0)
            output.WriteByte((byte)',');
    }

    void Quote(ReadOnlySpan<byte> text)
    {
        if (text.Length > 0 && text.IndexOfAny("\",\r\n"u8) < 0)
        {
            output.Write(text);
            return;
        }

        output.WriteByte((byte)'"');
        for (var at = text.IndexOf((byte)'"'); at >= 0; at = text.IndexOf((byte)'"'))
        {
            output.Write(text[..at]);
            output.Write("\"\""u8);
            text = text[(at + 1)..];
        }

        output.Write(text);
        output.WriteByte((byte)'"');
    }
}
