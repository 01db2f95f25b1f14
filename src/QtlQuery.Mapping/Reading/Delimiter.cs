using System.Text;

namespace QtlQuery.Mapping.Reading;

/// <summary>What parts the cells of a table: tabs, commas, or blanks however many. The header line tells.</summary>
readonly record struct Delimiter(byte Byte)
{
    public static Delimiter Tab => new((byte)'\t');

    public static Delimiter Blanks => new((byte)' ');

    /// <summary>Tabs if there are any, else commas, else blanks.</summary>
    public static Delimiter Of(ReadOnlySpan<byte> header) =>
        header.Contains((byte)'\t') ? Tab : header.Contains((byte)',') ? new((byte)',') : Blanks;

    /// <summary>The cells of a line as text, without the quotes that spreadsheets put around them.</summary>
    public string[] Split(ReadOnlySpan<byte> line)
    {
        var texts = new List<string>();
        var cells = new Cells(line);
        while (cells.Next(this, out var cell))
            texts.Add(Encoding.UTF8.GetString(cell));
        return [.. texts];
    }
}
