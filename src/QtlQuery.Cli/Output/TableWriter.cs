using System.Globalization;
using System.Text;

namespace QtlQuery.Cli.Output;

/// <summary>Aligned columns for people, with the number of rows below. It must see all rows before the first is written, so it takes only so many.</summary>
/// <param name="width">Characters that fit in a line; where columns do not, those without any value go first, then those at the right. All stay where null.</param>
sealed class TableWriter(Utf8Output output, int? width) : IRowWriter
{
    public const int MostRows = 10_000;

    const string Gap = "  ";
    const int MostDigits = 8;

    readonly List<string[]> _rows = [];
    IReadOnlyList<string> _columns = [];
    bool[] _numeric = [];
    int _column;
    bool _more;

    public void Begin(IReadOnlyList<string> columns)
    {
        _columns = columns;
        _numeric = new bool[columns.Count];
        Array.Fill(_numeric, true);
    }

    public bool BeginRow()
    {
        if (_rows.Count == MostRows)
        {
            _more = true;
            return false;
        }

        _rows.Add(new string[_columns.Count]);
        _column = 0;
        return true;
    }

    public void Write(CellKind kind, ReadOnlySpan<byte> text)
    {
        var shown = Encoding.UTF8.GetString(text).ReplaceLineEndings(" ").Replace('\t', ' ');
        _numeric[_column] &= kind is CellKind.Number or CellKind.Null;
        _rows[^1][_column++] = kind == CellKind.Number ? Rounded(shown) : shown;
    }

    public void EndRow()
    {
    }

    public void End()
    {
        var widths = _columns.Select((column, i) => _rows.Select(row => row[i].Length).Append(column.Length).Max()).ToArray();
        var shown = Shown(widths);
        Line(i => _columns[i]);
        Line(i => new string('-', widths[i]));
        foreach (var row in _rows)
            Line(i => row[i]);
        Write(Footer(shown.Count));

        void Line(Func<int, string> cell) => Write(string.Join(Gap, shown.Select(i => _numeric[i] ? cell(i).PadLeft(widths[i]) : cell(i).PadRight(widths[i]))).TrimEnd());
    }

    void Write(string line)
    {
        output.Write(Encoding.UTF8.GetBytes(line));
        output.Write((byte)'\n');
    }

    // A table is for eyes: six digits of a fraction are enough there, and the other formats have them all.
    static string Rounded(string number) =>
        number.Length > MostDigits && number.Contains('.', StringComparison.Ordinal) && double.TryParse(number, CultureInfo.InvariantCulture, out var value)
            ? value.ToString("G6", CultureInfo.InvariantCulture).Replace("E-", "e-", StringComparison.Ordinal).Replace("E+", "e+", StringComparison.Ordinal)
            : number;

    List<int> Shown(int[] widths)
    {
        var shown = Enumerable.Range(0, widths.Length).ToList();
        if (width is not { } most)
            return shown;
        if (LineWidth() > most)
            shown.RemoveAll(i => _rows.Count > 0 && _rows.All(row => row[i].Length == 0));
        while (LineWidth() > most && shown.Count > 1)
            shown.RemoveAt(shown.Count - 1);
        return shown;

        int LineWidth() => shown.Sum(i => widths[i] + Gap.Length) - Gap.Length;
    }

    string Footer(int columnsShown)
    {
        var rows = _rows.Count == 1 ? "1 row" : $"{_rows.Count.ToString("N0", CultureInfo.InvariantCulture)} rows";
        if (_more)
            rows = $"first {rows}, and there are more: --format tsv writes them all";
        return columnsShown == _columns.Count
            ? $"({rows})"
            : $"({rows}; {columnsShown} of {_columns.Count} columns fit or hold a value: name those you want, or take --format tsv)";
    }
}
