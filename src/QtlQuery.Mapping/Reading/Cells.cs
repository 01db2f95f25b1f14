using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace QtlQuery.Mapping.Reading;

/// <summary>Takes the cells of a line one after the other, parted by tabs, or by runs of blanks.</summary>
ref struct Cells(ReadOnlySpan<byte> line)
{
    const int LongestShown = 60;

    static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t"u8);

    ReadOnlySpan<byte> _rest = line;
    bool _ended;

    /// <summary>What was not taken yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>The next cell, without quotes around it. False after the last one.</summary>
    public bool Next(Delimiter delimiter, out ReadOnlySpan<byte> cell)
    {
        var found = delimiter == Delimiter.Blanks ? NextBlank(out cell) : Next(delimiter.Byte, out cell);
        if (cell is [(byte)'"', .. var quoted, (byte)'"'])
            cell = quoted;
        return found;
    }

    /// <summary>The next cell between single tabs. False after the last one.</summary>
    public bool NextTabbed(out ReadOnlySpan<byte> cell) => Next((byte)'\t', out cell);

    /// <summary>The next cell between blanks, however many. False after the last one.</summary>
    public bool NextBlank(out ReadOnlySpan<byte> cell)
    {
        var start = _rest.IndexOfAnyExcept(Blanks);
        if (start < 0)
        {
            cell = default;
            return false;
        }

        _rest = _rest[start..];
        var end = _rest.IndexOfAny(Blanks);
        cell = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[end..];
        return true;
    }

    /// <summary>A whole number and nothing besides.</summary>
    public static bool TryInteger(ReadOnlySpan<byte> cell, out int value) =>
        Utf8Parser.TryParse(cell, out value, out var used) && used == cell.Length;

    /// <summary>A cell as a message shows it: no longer than a line.</summary>
    public static string Shown(ReadOnlySpan<byte> cell) => cell.Length <= LongestShown ? Text(cell) : Text(cell[..LongestShown]) + "…";

    public static string Text(ReadOnlySpan<byte> cell) => Encoding.UTF8.GetString(cell);

    bool Next(byte delimiter, out ReadOnlySpan<byte> cell)
    {
        if (_ended)
        {
            cell = default;
            return false;
        }

        var end = _rest.IndexOf(delimiter);
        _ended = end < 0;
        cell = _ended ? _rest : _rest[..end];
        _rest = _ended ? default : _rest[(end + 1)..];
        return true;
    }
}
