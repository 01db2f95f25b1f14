namespace QtlQuery.Ingest.Reading.Besd;

/// <summary>Many short texts held one after another and found by their number; a text costs its bytes and four more.</summary>
sealed class RowTable
{
    /// <summary>Bytes that a text may have: a full group then stays below the longest array.</summary>
    public const int LongestRow = 1 << 18;

    const int GroupBits = 12;
    const int GroupRows = 1 << GroupBits;

    readonly List<Group> _full = [];
    byte[] _text = new byte[1 << 10];
    int[] _ends = new int[16];
    int _rows; // of the group that is being filled

    public long Count => ((long)_full.Count << GroupBits) + _rows;

    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            var group = row >> GroupBits;
            var (text, ends) = group < _full.Count ? _full[group] : new(_text, _ends);
            var inGroup = row & (GroupRows - 1);
            return text.AsSpan((inGroup == 0 ? 0 : ends[inGroup - 1])..ends[inGroup]);
        }
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, LongestRow);
        var start = _rows == 0 ? 0 : _ends[_rows - 1];
        while (_text.Length - start < text.Length)
            Array.Resize(ref _text, 2 * _text.Length);
        if (_rows == _ends.Length)
            Array.Resize(ref _ends, 2 * _ends.Length);
        text.CopyTo(_text.AsSpan(start));
        _ends[_rows++] = start + text.Length;
        if (_rows == GroupRows)
            Seal();
    }

    void Seal()
    {
        _full.Add(new(_text[.._ends[_rows - 1]], _ends));
        _ends = new int[GroupRows];
        _rows = 0;
    }

    readonly record struct Group(byte[] Text, int[] Ends);
}
