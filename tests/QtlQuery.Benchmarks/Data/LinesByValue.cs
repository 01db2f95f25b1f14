namespace QtlQuery.Benchmarks.Data;

/// <summary>Lines held in memory to be given back in the order of a number.</summary>
sealed class LinesByValue(long count)
{
    const int BlockBytes = 1 << 28;

    readonly double[] _values = new double[count];
    readonly (int Block, int Start, int Length)[] _lines = new (int, int, int)[count];
    readonly List<byte[]> _blocks = [];
    int _used = BlockBytes;
    int _count;

    public void Add(double value, ReadOnlySpan<byte> line)
    {
        if (_used + line.Length > BlockBytes)
        {
            _blocks.Add(new byte[BlockBytes]);
            _used = 0;
        }

        line.CopyTo(_blocks[^1].AsSpan(_used));
        _values[_count] = value;
        _lines[_count++] = (_blocks.Count - 1, _used, line.Length);
        _used += line.Length;
    }

    public IEnumerable<ReadOnlyMemory<byte>> Sorted()
    {
        Array.Sort(_values, _lines, 0, _count);
        foreach (var (block, start, length) in _lines.Take(_count))
            yield return _blocks[block].AsMemory(start, length);
    }
}
