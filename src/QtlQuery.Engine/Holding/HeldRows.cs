using System.Runtime.InteropServices;
using DuckDB.NET.Native;

namespace QtlQuery.Engine.Holding;

/// <summary>The rows of a select in DuckDB's own chunks, as they came: a table of a moment, that no statistics are kept of and nothing is looked up in.</summary>
/// <remarks>SQL reads them by <see cref="From"/>, without a copy. They are not counted in DuckDB's memory limit.</remarks>
public sealed partial class HeldRows : IHeldSource, IDisposable
{
    const int ChunksForAThread = 8;

    readonly List<DuckDBDataChunk> _chunks = [];
    readonly List<DuckDBLogicalType> _types = [];
    readonly List<HeldColumn> _columns = [];
    readonly HeldRowsFunction _function;
    bool _isGone;

    internal HeldRows(HeldRowsFunction function, string name, StreamedQuery query)
    {
        (_function, Name) = (function, name);
        var columns = (int)NativeMethods.Query.DuckDBColumnCount(ref query.Result);
        for (var i = 0; i < columns; i++)
        {
            _types.Add(NativeMethods.Query.DuckDBColumnLogicalType(ref query.Result, i));
            _columns.Add(new(NativeMethods.Query.DuckDBColumnName(ref query.Result, i), _types[i], i));
        }

        while (query.Next() is { } chunk)
            _chunks.Add(chunk);
        function.Add(this);
    }

    /// <summary>Takes over the rows of others, which have the same columns, and disposes of these.</summary>
    /// <param name="order">A column of whole numbers that no two chunks share a range of: chunks come in its order.</param>
    internal HeldRows(HeldRowsFunction function, string name, IReadOnlyList<HeldRows> parts, string order)
    {
        (_function, Name) = (function, name);
        _columns.AddRange(parts[0]._columns);
        _types.AddRange(parts[0]._types);
        parts[0]._types.Clear();
        _chunks.AddRange(parts.SelectMany(part => part._chunks));
        foreach (var part in parts)
        {
            part._chunks.Clear();
            part.Dispose();
        }

        var number = _columns.FindIndex(column => column.Name == order);
        _chunks = [.. _chunks.OrderBy(chunk => First(chunk, number))];
        function.Add(this);
    }

    public string Name { get; }

    public long Rows => _chunks.Sum(chunk => (long)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk));

    /// <summary>What stands behind <c>from</c> to read them.</summary>
    public string From => HeldRowsFunction.From(Name);

    long? IHeldSource.Rows => Rows;

    IReadOnlyList<HeldColumn> IHeldSource.Columns => _columns;

    int IHeldSource.MostThreads => 1 + (_chunks.Count / ChunksForAThread);

    internal IReadOnlyList<HeldColumn> Columns => _isGone ? throw new ObjectDisposedException(Name) : _columns;

    internal IReadOnlyList<DuckDBDataChunk> Chunks => _isGone ? throw new ObjectDisposedException(Name) : _chunks;

    /// <summary>Hides a column from all later statements.</summary>
    public void Hide(string column) => _columns.RemoveAll(each => each.Name == column);

    public void Dispose()
    {
        _isGone = true;
        _function.Remove(this);
        _chunks.ForEach(chunk => chunk.Dispose());
        _types.ForEach(type => type.Dispose());
        _chunks.Clear();
    }

    Func<DuckDBDataChunk, int> IHeldSource.Scan(int[] columns)
    {
        var vectors = columns.Select(column => _columns[column].Vector).ToArray();
        var last = -1;
        return output =>
        {
            var next = Interlocked.Increment(ref last);
            if (next >= _chunks.Count)
                return 0;
            for (var i = 0; i < vectors.Length; i++)
                Refer(NativeMethods.DataChunks.DuckDBDataChunkGetVector(output, i), NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunks[next], vectors[i]));
            return (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(_chunks[next]);
        };
    }

    static unsafe long First(DuckDBDataChunk chunk, int column) => *(long*)NativeMethods.Vectors.DuckDBVectorGetData(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, column));

    // Not among the published bindings.
    [LibraryImport("duckdb", EntryPoint = "duckdb_vector_reference_vector")]
    private static partial void Refer(nint to, nint from);
}
