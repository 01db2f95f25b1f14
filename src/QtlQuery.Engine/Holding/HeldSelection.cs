using DuckDB.NET.Native;
using QtlQuery.Engine.Text;

namespace QtlQuery.Engine.Holding;

/// <summary>Rows of held ones in an order of their own, with columns that were worked out beside; the held rows outlive it. A <see cref="HeldSequence"/> gives them to a statement.</summary>
public sealed class HeldSelection : IDisposable
{
    readonly int[] _references;
    readonly List<HeldColumn> _columns = [];
    readonly List<WriteRows> _writers = [];
    readonly List<IDisposable> _owned = [];

    /// <param name="references">Rows as <see cref="HeldVector"/> numbers them.</param>
    internal HeldSelection(int[] references, IEnumerable<HeldVector> columns)
    {
        _references = references;
        foreach (var column in columns)
            Add(column.Name, column.LogicalType, (vector, at, first, count) => column.CopyTo(vector, at, references.AsSpan(first, count)));
    }

    // Writes some of the rows into a vector, from a place on.
    delegate void WriteRows(nint vector, int at, int first, int count);

    public int Rows => _references.Length;

    internal IReadOnlyList<HeldColumn> Columns => _columns;

    /// <summary>Has something disposed of together with the selection, such as what its rows are held in.</summary>
    public void Own(IDisposable owned) => _owned.Add(owned);

    public void Dispose()
    {
        _owned.ForEach(each => each.Dispose());
        _owned.Clear();
    }

    /// <summary>Writes a column of some of the rows into a vector, from a place on.</summary>
    internal void Write(int column, nint vector, int at, int first, int count) => _writers[column](vector, at, first, count);

    /// <summary>Adds a column of whole numbers.</summary>
    internal unsafe void Add(string name, long[] values) =>
        Add(name, DuckDBType.BigInt, (vector, at, first, count) => values.AsSpan(first, count).CopyTo(new((long*)NativeMethods.Vectors.DuckDBVectorGetData(vector) + at, count)));

    /// <summary>Adds a column of truths.</summary>
    internal unsafe void Add(string name, bool[] values) =>
        Add(name, DuckDBType.Boolean, (vector, at, first, count) => values.AsSpan(first, count).CopyTo(new((bool*)NativeMethods.Vectors.DuckDBVectorGetData(vector) + at, count)));

    /// <summary>Gives some rows another text in a column.</summary>
    /// <param name="texts">Row → text.</param>
    internal void Replace(string name, SortedList<int, byte[]> texts)
    {
        var place = _columns.FindIndex(column => column.Name == name);
        if (place < 0 || texts.Count == 0)
            return;
        var before = _writers[place];
        int[] rows = [.. texts.Keys];
        _writers[place] = (vector, at, first, count) =>
        {
            before(vector, at, first, count);
            var target = new TextVector(vector);
            var next = Array.BinarySearch(rows, first);
            for (var i = next < 0 ? ~next : next; i < rows.Length && rows[i] < first + count; i++)
            {
                target.SetNull(rows[i] - first + at); // which takes hold of the validity bits: the row may have had none
                target.Set(rows[i] - first + at, texts.Values[i]);
            }
        };
    }

    void Add(string name, DuckDBType type, WriteRows write)
    {
        var column = NativeMethods.LogicalType.DuckDBCreateLogicalType(type);
        Own(column);
        Add(name, column, write);
    }

    void Add(string name, DuckDBLogicalType type, WriteRows write)
    {
        _columns.Add(new(name, type, _columns.Count));
        _writers.Add(write);
    }
}
