using System.Text;

namespace QtlQuery.Tests.Ingest;

/// <summary>A result file with damage of the kinds that downloads, spreadsheets and hasty scripts do.</summary>
sealed class MutatedFile(int seed)
{
    static readonly string[] AbsurdNumbers = ["1e-1000", "1E400", "inf", "-inf", "nan", "-nan", "-0", "0x10", "1,5", "٣", "9999999999999999999", "1e", "--1", "+", " 1", "1 ", "1_000"];

    readonly Random _random = new(seed);

    /// <summary>The text with one to three of its lines, cells and bytes changed, those of its header among them.</summary>
    public byte[] ChangeAnywhere(byte[] text)
    {
        for (var changes = 1 + _random.Next(3); changes > 0; changes--)
            text = _random.Next(10) == 0 ? Flip(text) : OnLines(text, lines => lines[_random.Next(lines.Length)..][..1]);
        return text;
    }

    /// <summary>The text with about half of its rows changed, and its first line that is no <c>##</c> comment as it was: the file is recognised, and every kind of row is met beside good ones.</summary>
    public byte[] ChangeRows(byte[] text) => OnLines(text, lines => [.. lines.SkipWhile(line => line.StartsWith("##", StringComparison.Ordinal)).Skip(1).Where(_ => _random.Next(2) == 0)]);

    byte[] Flip(byte[] text)
    {
        var flipped = (byte[])text.Clone();
        for (var flips = 1 + _random.Next(4); flips > 0; flips--)
            flipped[_random.Next(flipped.Length)] ^= (byte)(1 << _random.Next(8));
        return flipped;
    }

    byte[] OnLines(byte[] text, Func<string[], IReadOnlyList<string>> choose)
    {
        var lines = Encoding.Latin1.GetString(text).Split('\n');
        var chosen = choose(lines).ToHashSet(ReferenceEqualityComparer.Instance);
        return Encoding.Latin1.GetBytes(string.Join('\n', lines.Select(line => chosen.Contains(line) ? ChangeLine(line) : line)));
    }

    string ChangeLine(string line) => _random.Next(9) switch
    {
        0 => line[..(line.Length / 2)],
        1 => SwapCells(line),
        2 => Remove(line, '\t'),
        3 or 4 => WithCell(line, AbsurdNumbers[_random.Next(AbsurdNumbers.Length)]),
        5 => WithCell(line, new string('A', 1 << 20)),
        6 => WithCell(line, "\0"),
        7 => line + "\r",
        _ => line + "\n" + line,
    };

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
