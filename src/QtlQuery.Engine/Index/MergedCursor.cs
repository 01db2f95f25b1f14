using DuckDB.NET.Native;

namespace QtlQuery.Engine.Index;

/// <summary>Reads the stretches of several indexes as one: by position, at a position by dataset, and within a dataset as its index has them.</summary>
/// <remarks>Each index is in order already, so that nothing has to be sorted: the rows of a region that ten contexts share are half of its time otherwise.</remarks>
sealed class MergedCursor : IIndexCursor
{
    const int RowsAChunk = 2048;

    readonly int[] _columns;
    readonly List<SortedStretches> _sources = [];
    readonly PriorityQueue<int, long> _next = new(); // numbers of the sources that have rows, by where their next one lies
    readonly int[] _variants = new int[RowsAChunk];
    readonly int[] _pairs = new int[RowsAChunk];
    readonly List<Run> _runs = [];

    /// <param name="scan">All its stretches are taken. Those of an index follow each other, in order.</param>
    public MergedCursor(IndexScan scan)
    {
        _columns = scan.Columns;
        var stretches = new List<Stretch>();
        while (scan.Next(out var stretch))
            stretches.Add(stretch);
        foreach (var of in stretches.GroupBy(stretch => stretch.File))
        {
            var source = new SortedStretches(of);
            if (source.HasRows)
                _next.Enqueue(_sources.Count, Key(source.Position, _sources.Count));
            _sources.Add(source);
        }
    }

    public int Fill(DuckDBDataChunk output)
    {
        var rows = 0;
        _runs.Clear();
        while (rows < RowsAChunk && _next.TryDequeue(out var number, out _))
        {
            var source = _sources[number];
            var stretch = source.Stretch;
            var found = source.Gather(LastBefore(number), _variants.AsSpan(rows), _pairs.AsSpan(rows));
            _runs.Add(new(stretch, rows, found));
            rows += found;
            if (source.HasRows)
                _next.Enqueue(number, Key(source.Position, number));
        }

        for (var i = 0; rows > 0 && i < _columns.Length; i++)
            Write(_columns[i], NativeMethods.DataChunks.DuckDBDataChunkGetVector(output, i));
        return rows;
    }

    void Write(int column, nint vector)
    {
        foreach (var (stretch, first, count) in _runs)
        {
            try
            {
                new IndexRowWriter(stretch.File, stretch.Block, stretch.File.Block(stretch.Block), _variants.AsSpan(first, count), _pairs.AsSpan(first, count), first).Write(column, vector);
            }
            catch (Exception e) when (IndexFile.IsDamage(e))
            {
                throw stretch.File.Damaged(e);
            }
        }
    }

    // The last position up to which a source's rows come before those of all others.
    int LastBefore(int number)
    {
        if (!_next.TryPeek(out var other, out var key))
            return int.MaxValue;
        var position = (int)(key >> 32);
        return number < other ? position : position - 1;
    }

    static long Key(int position, int number) => ((long)position << 32) | (uint)number;

    readonly record struct Run(Stretch Stretch, int First, int Count);
}
