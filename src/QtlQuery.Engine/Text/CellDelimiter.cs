using System.Buffers;

namespace QtlQuery.Engine.Text;

/// <summary>What parts the cells of a line.</summary>
/// <param name="Byte">The delimiter; a blank where runs of blanks and tabs part them.</param>
/// <param name="IsBlanks">Runs of blanks and tabs part cells, and those at the ends of a line are nothing, as PLINK 1.9 aligns its columns.</param>
/// <param name="HasQuotes">A cell may stand in double quotes, which are doubled inside it.</param>
public readonly record struct CellDelimiter(byte Byte, bool IsBlanks, bool HasQuotes)
{
    static readonly SearchValues<byte> BlankBytes = SearchValues.Create(" \t"u8);

    /// <summary>Runs of blanks and tabs.</summary>
    public static CellDelimiter Blanks => new((byte)' ', true, false);

    public static CellDelimiter Character(char delimiter) => new((byte)delimiter, false, delimiter == ',');

    /// <summary>The cells of a line. A quote that is not closed ends with the line.</summary>
    public IReadOnlyList<string> Split(string line)
    {
        if (IsBlanks)
            return line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return HasQuotes && line.Contains('"', StringComparison.Ordinal) ? SplitQuoted(line) : line.Split((char)Byte);
    }

    /// <summary>Takes the first cell off a line that has one; the text after its delimiter is left.</summary>
    /// <param name="isLast">Whether nothing parted the cell from a further one.</param>
    /// <param name="hasDoubledQuotes">Whether two quotes in the cell stand for one.</param>
    internal ReadOnlySpan<byte> TakeCell(ref ReadOnlySpan<byte> line, out bool isLast, out bool hasDoubledQuotes)
    {
        hasDoubledQuotes = false;
        if (HasQuotes && line.StartsWith((byte)'"'))
            return TakeQuotedCell(ref line, out isLast, out hasDoubledQuotes);
        var end = IsBlanks ? line.IndexOfAny(BlankBytes) : line.IndexOf(Byte);
        isLast = end < 0;
        var cell = isLast ? line : line[..end];
        line = isLast ? default : line[(end + 1)..];
        if (IsBlanks)
            line = TrimBlanks(line);
        return cell;
    }

    internal static ReadOnlySpan<byte> TrimBlanks(ReadOnlySpan<byte> line) => line.Trim(" \t"u8);

    ReadOnlySpan<byte> TakeQuotedCell(ref ReadOnlySpan<byte> line, out bool isLast, out bool hasDoubledQuotes)
    {
        hasDoubledQuotes = false;
        var end = 1;
        while (line[end..].IndexOf((byte)'"') is >= 0 and var quote)
        {
            end += quote;
            if (end + 1 >= line.Length || line[end + 1] != (byte)'"')
                break;
            hasDoubledQuotes = true;
            end += 2;
        }

        var isClosed = end < line.Length && line[end] == (byte)'"' && (end + 1 == line.Length || line[end + 1] == Byte);
        isLast = !isClosed || end + 1 == line.Length;
        var cell = isClosed ? line[1..end] : line[1..];
        line = isLast ? default : line[(end + 2)..];
        return cell;
    }

    List<string> SplitQuoted(string line)
    {
        var cells = new List<string>();
        var rest = (ReadOnlySpan<byte>)System.Text.Encoding.UTF8.GetBytes(line);
        bool isLast;
        do
        {
            var cell = System.Text.Encoding.UTF8.GetString(TakeCell(ref rest, out isLast, out var doubled));
            cells.Add(doubled ? cell.Replace("\"\"", "\"", StringComparison.Ordinal) : cell);
        }
        while (!isLast);
        return cells;
    }
}
