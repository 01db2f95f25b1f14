using System.Text;

namespace QtlQuery.Tests.Ingest;

/// <summary>A result file with damage of the kinds that downloads, spreadsheets and hasty scripts do.</summary>
sealed class MutatedFile(int seed)
{
    static readonly string[] AbsurdNumbers = ["1e-1000", "1E400", "inf", "-inf", "nan", "-nan", "-0", "0x10", "1,5", "٣", "9999999999999999999", "1e", "--1", "+", " 1", "1 ", "1_000"];

    readonly Random _random = new(seed);

    /// <summary>The text with some of its lines, cells and bytes changed.</summary>
    public byte[] Change(byte[] text)
    {
        for (var changes = 1 + _random.Next(3); changes > 0; changes--)
            text = ChangeOnce(text);
        return text;
    }

    byte[] ChangeOnce(byte[] text) => _random.Next(10) switch
    {
        0 => Flip(text),
        1 => OnLine(text, line => line[..(line.Length / 2)]),
        2 => OnLine(text, SwapCells),
        3 => OnLine(text, line => Remove(line, '\t')),
        4 or 5 => OnLine(text, line => WithCell(line, AbsurdNumbers[_random.Next(AbsurdNumbers.Length)])),
        6 => OnLine(text, line => WithCell(line, new string('A', 1 << 20))),
        7 => OnLine(text, line => WithCell(line, "\0")),
        8 => OnLine(text, line => line + "\r"),
        _ => OnLine(text, line => line + "\n" + line),
    };

    byte[] Flip(byte[] text)
    {
        var flipped = (byte[])text.Clone();
        for (var flips = 1 + _random.Next(4); flips > 0; flips--)
            flipped[_random.Next(flipped.Length)] ^= (byte)(1 << _random.Next(8));
        return flipped;
    }

    byte[] OnLine(byte[] text, Func<string, string> change)
    {
        var lines = Encoding.Latin1.GetString(text).Split('\n');
        var at = _random.Next(lines.Length);
        lines[at] = change(lines[at]);
        return Encoding.Latin1.GetBytes(string.Join('\n', lines));
    }

    string SwapCells(string line)
    {
        var cells = line.Split('\t');
        var (a, b) = (_random.Next(cells.Length), _random.Next(cells.Length));
        (cells[a], cells[b]) = (cells[b], cells[a]);
        return string.Join('\t', cells);
    }

    string WithCell(string line, string cell)
    {
        var cells = line.Split('\t');
        cells[_random.Next(cells.Length)] = cell;
        return string.Join('\t', cells);
    }

    string Remove(string line, char character)
    {
        var places = Enumerable.Range(0, line.Length).Where(i => line[i] == character).ToList();
        return places.Count == 0 ? line : line.Remove(places[_random.Next(places.Count)], 1);
    }
}
