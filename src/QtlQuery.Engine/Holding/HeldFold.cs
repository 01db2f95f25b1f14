using System.Runtime.InteropServices;
using System.Text;

namespace QtlQuery.Engine.Holding;

/// <summary>Rows of one key in sorted held rows: the first by line stays, with the rsids of all that agree with it; what says something else is left over.</summary>
sealed class HeldFold
{
    readonly HeldOrder _order;
    readonly HeldVector _lineNumber;
    readonly HeldVector? _rsid;
    readonly HeldVector? _position;
    readonly List<HeldVector> _content;
    List<int> _kept = [];

    /// <param name="order">By the columns of the key, so that rows of one key lie together.</param>
    /// <param name="content">The table's columns, which rows of one key must agree in.</param>
    /// <param name="rsid">Is not compared; null where rows have none.</param>
    /// <param name="position">Where it is null, rows of different rsids are different; null where the key has no such part.</param>
    public HeldFold(HeldOrder order, HeldVector lineNumber, IEnumerable<HeldVector> content, HeldVector? rsid, HeldVector? position)
    {
        (_order, _lineNumber, _content, _rsid) = (order, lineNumber, [.. content], rsid);
        _position = rsid is null ? null : position;
    }

    /// <summary>References of the rows that stay, in order.</summary>
    public IReadOnlyList<int> Kept => _kept;

    /// <summary>Place in <see cref="Kept"/> → the rsids, ascending and between commas, where rows were folded into it.</summary>
    public SortedList<int, byte[]> Rsids { get; private set; } = [];

    /// <summary>Rows of a key that agree, the one that stays among them and first, with its place in <see cref="Kept"/>; only where a key has several rows.</summary>
    public List<(int Kept, int Reference)> Agreeing { get; private set; } = [];

    /// <summary>line_numbers of rows that say something else than the first of their key, ascending.</summary>
    public List<long> Contradicting { get; } = [];

    /// <param name="sorted">By the order.</param>
    public void Fold(int[] sorted)
    {
        _kept.Capacity = sorted.Length;
        for (var (start, end) = (0, 0); start < sorted.Length; start = end)
        {
            end = start + 1;
            while (end < sorted.Length && _order.AreEqual(sorted[start], sorted[end]))
                end++;
            if (end == start + 1)
                _kept.Add(sorted[start]);
            else if (_position is { } position && position.IsNull(sorted[start]))
                FoldByRsid(sorted.AsSpan(start, end - start));
            else
                FoldGroup(sorted.AsSpan(start, end - start));
        }

        Contradicting.Sort();
    }

    /// <summary>Puts the rows that stay into another order.</summary>
    public void Reorder(HeldOrder order)
    {
        int[] before = [.. Enumerable.Range(0, _kept.Count).OrderBy(place => _kept[place], order)];
        var after = new int[before.Length];
        for (var place = 0; place < before.Length; place++)
            after[before[place]] = place;
        _kept = [.. before.Select(place => _kept[place])];
        Rsids = new(Rsids.ToDictionary(each => after[each.Key], each => each.Value));
        Agreeing = [.. Agreeing.Select(each => (after[each.Kept], each.Reference)).OrderBy(each => each.Item1)];
    }

    void FoldByRsid(ReadOnlySpan<int> rows)
    {
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal); // enumerated in the order of their first rows
        foreach (var row in rows)
        {
            var rsid = _rsid!.IsNull(row) ? "" : Encoding.UTF8.GetString(_rsid.Text(row));
            if (!groups.TryGetValue(rsid, out var group))
                groups[rsid] = group = [];
            group.Add(row);
        }

        foreach (var group in groups.Values)
            FoldGroup(CollectionsMarshal.AsSpan(group));
    }

    void FoldGroup(ReadOnlySpan<int> rows)
    {
        var first = rows[0];
        _kept.Add(first);
        if (rows.Length == 1)
            return;
        var labels = new SortedSet<string>(ByLength);
        AddLabels(labels, first);
        Agreeing.Add((_kept.Count - 1, first));
        foreach (var row in rows[1..])
        {
            if (_content.TrueForAll(column => column.Compare(first, row) == 0))
            {
                Agreeing.Add((_kept.Count - 1, row));
                AddLabels(labels, row);
            }
            else
            {
                Contradicting.Add(_lineNumber.Value<long>(row));
            }
        }

        if (labels.Count > 0)
            Rsids.Add(_kept.Count - 1, Encoding.UTF8.GetBytes(string.Join(',', labels)));
    }

    void AddLabels(SortedSet<string> labels, int row)
    {
        if (_rsid is not null && !_rsid.IsNull(row))
            labels.UnionWith(Encoding.UTF8.GetString(_rsid.Text(row)).Split(','));
    }

    static readonly Comparer<string> ByLength = Comparer<string>.Create((a, b) => a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b));
}
