using DuckDB.NET.Native;
using QtlQuery.Engine.Text;

namespace QtlQuery.Engine.Holding;

/// <summary>Rows of held ones in an order of their own, with columns that were worked out beside; the held rows outlive it.</summary>
public sealed class HeldSelection : IHeldSource, IDisposable
{
    const int RowsAChunk = 1 << HeldVector.RowBits;

    readonly HeldRowsFunction _function;
    readonly int[] _references;
    readonly List<HeldColumn> _columns = [];
    readonly List<Action<nint, int, int>> _writers = [];
    readonly List<DuckDBLogicalType> _types = [];

    /// <param name="references">Rows as <see cref="HeldVector"/> numbers them.</param>
    internal HeldSelection(HeldRowsFunction function, string name, int[] references, IEnumerable<HeldVector> columns)
    {
        (_function, Name, _references) = (function, name, references);
        foreach (var column in columns)
            Add(column.Name, column.LogicalType, (vector, first, count) => column.CopyTo(vector, references.AsSpan(first, count)));
        function.Add(this);
    }

    public string Name { get; }

    public long Rows => _references.Length;

    /// <summary>What stands behind <c>from</c> to read them, in their order.</summary>
    public string From => HeldRowsFunction.From(Name);

    IReadOnlyList<HeldColumn> IHeldSource.Columns => _columns;

    int IHeldSource.MostThreads => 1;

    public void Dispose()
    {
        _function.Remove(this);
        _types.ForEach(type => type.Dispose());
    }

    /// <summary>Adds a column of whole numbers.</summary>
    internal unsafe void Add(string name, long[] values) =>
        Add(name, DuckDBType.BigInt, (vector, first, count) => values.AsSpan(first, count).CopyTo(new(NativeMethods.Vectors.DuckDBVectorGetData(vector), count)));

    /// <summary>Adds a column of truths.</summary>
    internal unsafe void Add(string name, bool[] values) =>
        Add(name, DuckDBType.Boolean, (vector, first, count) => values.AsSpan(first, count).CopyTo(new(NativeMethods.Vectors.DuckDBVectorGetData(vector), count)));

    /// <summary>Gives some rows another text in a column.</summary>
    /// <param name="texts">Row → text.</param>
    internal void Replace(string name, SortedList<int, byte[]> texts)
    {
        var place = _columns.FindIndex(column => column.Name == name);
        if (place < 0 || texts.Count == 0)
            return;
        var before = _writers[place];
        int[] rows = [.. texts.Keys];
        _writers[place] = (vector, first, count) =>
        {
            before(vector, first, count);
            var target = new TextVector(vector);
            var at = Array.BinarySearch(rows, first);
            for (var i = at < 0 ? ~at : at; i < rows.Length && rows[i] < first + count; i++)
            {
                target.SetNull(rows[i] - first); // which takes hold of the validity bits: the row may have had none
                target.Set(rows[i] - first, texts.Values[i]);
            }
        };
    }

    Func<DuckDBDataChunk, int> IHeldSource.Scan(int[] columns)
    {
        var next = 0;
        return output =>
        {
            var (first, count) = (next, Math.Min(RowsAChunk, _references.Length - next));
            for (var i = 0; i < columns.Length && count > 0; i++)
                _writers[columns[i]](NativeMethods.DataChunks.DuckDBDataChunkGetVector(output, i), first, count);
            next += count;
            return count;
        };
    }

    void Add(string name, DuckDBType type, Action<nint, int, int> write)
    {
        _types.Add(NativeMethods.LogicalType.DuckDBCreateLogicalType(type));
        Add(name, _types[^1], write);
    }

    void Add(string name, DuckDBLogicalType type, Action<nint, int, int> write)
    {
        _columns.Add(new(name, type, _columns.Count));
        _writers.Add(write);
    }
}
