using DuckDB.NET.Native;

namespace QtlQuery.Engine.Holding;

/// <summary>The rows of a select in DuckDB's own chunks, as they came: a table of a moment, that no statistics are kept of and nothing is looked up in.</summary>
/// <remarks>SQL reads them by <see cref="From"/>, without a copy. They are not counted in DuckDB's memory limit.</remarks>
public sealed class HeldRows : IDisposable
{
    readonly List<DuckDBDataChunk> _chunks = [];
    readonly List<DuckDBLogicalType> _types = [];
    readonly List<HeldColumn> _columns = [];
    readonly HeldRowsFunction _function;

    internal HeldRows(HeldRowsFunction function, string name, StreamedQuery query)
    {
        (_function, Name) = (function, name);
        var columns = (int)NativeMethods.Query.DuckDBColumnCount(ref query.Result);
        for (var i = 0; i < columns; i++)
        {
            _types.Add(NativeMethods.Query.DuckDBColumnLogicalType(ref query.Result, i));
            _columns.Add(new(NativeMethods.Query.DuckDBColumnName(ref query.Result, i), i));
        }

        while (query.Next() is { } chunk)
        {
            _chunks.Add(chunk);
            Rows += (long)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
        }

        function.Add(this);
    }

    public string Name { get; }

    public long Rows { get; }

    /// <summary>What stands behind <c>from</c> to read them.</summary>
    public string From => $"{HeldRowsFunction.Name}('{Name}')";

    internal IReadOnlyList<HeldColumn> Columns => _columns;

    internal IReadOnlyList<DuckDBDataChunk> Chunks => _chunks;

    internal DuckDBLogicalType TypeOf(HeldColumn column) => _types[column.Vector];

    /// <summary>Hides a column from all later statements.</summary>
    public void Hide(string column) => _columns.RemoveAll(each => each.Name == column);

    public void Dispose()
    {
        _function.Remove(this);
        _chunks.ForEach(chunk => chunk.Dispose());
        _types.ForEach(type => type.Dispose());
        _chunks.Clear();
    }
}

/// <param name="Vector">Its place in a chunk.</param>
readonly record struct HeldColumn(string Name, int Vector);
