using System.Collections.Concurrent;
using DuckDB.NET.Native;

namespace QtlQuery.Engine.Holding;

/// <summary>Selections that come one after the other, read by one statement as one sequence of rows, in full chunks whatever the sizes of the selections.</summary>
/// <remarks>The statement waits for the next selection, and whoever adds one for the statement to take the one before. Each is disposed of when its rows have been read.</remarks>
public sealed class HeldSequence : IHeldSource, IDisposable
{
    const int RowsAChunk = 1 << HeldVector.RowBits;

    readonly HeldRowsFunction _function;
    readonly BlockingCollection<HeldSelection> _coming = new(boundedCapacity: 1);
    readonly CancellationTokenSource _end = new();
    readonly List<HeldSelection> _read = [];
    HeldSelection? _current;
    int _next;

    /// <param name="name">What <c>held_rows('name')</c> calls the rows.</param>
    /// <param name="like">Has the columns that all selections have.</param>
    internal HeldSequence(HeldRowsFunction function, string name, HeldSelection like)
    {
        (_function, Name, Columns) = (function, name, like.Columns);
        function.Add(this);
    }

    public string Name { get; }

    /// <summary>What stands behind <c>from</c> to read the rows, in their order; by one statement.</summary>
    public string From => HeldRowsFunction.From(Name);

    long? IHeldSource.Rows => null;

    IReadOnlyList<HeldColumn> IHeldSource.Columns => Columns;

    int IHeldSource.MostThreads => 1;

    IReadOnlyList<HeldColumn> Columns { get; }

    /// <summary>Takes over further rows.</summary>
    /// <exception cref="OperationCanceledException">The stream has been ended.</exception>
    public void Add(HeldSelection rows) => _coming.Add(rows, _end.Token);

    /// <summary>Says that no more rows come.</summary>
    public void Complete() => _coming.CompleteAdding();

    /// <summary>Has the statement fail that waits for rows, and whoever adds some.</summary>
    public void End() => _end.Cancel();

    /// <summary>Lets go what was not read. The statement has ended before.</summary>
    public void Dispose()
    {
        _function.Remove(this);
        LetGo();
        _current?.Dispose();
        while (_coming.TryTake(out var rows))
            rows.Dispose();
        _coming.Dispose();
        _end.Dispose();
    }

    Func<DuckDBDataChunk, int> IHeldSource.Scan(int[] columns) => output =>
    {
        LetGo();
        var filled = 0;
        while (filled < RowsAChunk && TakeCurrent() is { } rows)
        {
            var count = Math.Min(RowsAChunk - filled, rows.Rows - _next);
            for (var i = 0; i < columns.Length; i++)
                rows.Write(columns[i], NativeMethods.DataChunks.DuckDBDataChunkGetVector(output, i), filled, _next, count);
            filled += count;
            _next += count;
        }

        if (filled == 0)
            LetGo();
        return filled;
    };

    // The last chunk referred to their texts, and DuckDB has done with it when it asks for the next.
    void LetGo()
    {
        _read.ForEach(rows => rows.Dispose());
        _read.Clear();
    }

    HeldSelection? TakeCurrent()
    {
        while (_current is null || _next == _current.Rows)
        {
            if (_current is not null)
                _read.Add(_current);
            _next = 0;
            if (!_coming.TryTake(out _current, Timeout.Infinite, _end.Token))
                return null;
        }

        return _current;
    }
}
