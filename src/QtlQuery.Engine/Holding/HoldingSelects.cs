using System.Runtime.ExceptionServices;
using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Holding;

/// <summary>Runs selects side by side, each on a thread and a connection of its own, and holds their rows together.</summary>
/// <remarks>
/// DuckDB's own threads would take the rows of one select out of order, or one after the other, and be taken from statements that run beside.
/// A select that comes again with the same values is not planned again. These are variables of its connection, since DuckDB plans a statement with
/// parameters anew each time it is run, where one was of no known type, as null is.
/// </remarks>
public sealed class HoldingSelects : IDisposable
{
    readonly Func<DuckDBConnection> _connect;
    readonly OnDemandSql _macros;
    readonly HeldRowsFunction _function;
    readonly CancellationToken _cancellation;
    readonly List<Place> _places = [];

    internal HoldingSelects(Func<DuckDBConnection> connect, OnDemandSql macros, HeldRowsFunction function, CancellationToken cancellation) =>
        (_connect, _macros, _function, _cancellation) = (connect, macros, function, cancellation);

    /// <param name="name">What <c>held_rows('name')</c> calls the rows.</param>
    /// <param name="selects">Of the same columns.</param>
    /// <param name="values">What selects take as <c>$name</c>.</param>
    /// <param name="order">A column of whole numbers, never null, that no two chunks of rows share a range of: rows come in its order if those of each select do.</param>
    /// <exception cref="QtlQueryException">DuckDB refuses one or fails; the others are ended.</exception>
    public HeldRows Hold(string name, IReadOnlyList<string> selects, IReadOnlyDictionary<string, object?> values, string order)
    {
        while (_places.Count < selects.Count)
            _places.Add(new(_connect()));
        for (var i = 0; i < selects.Count; i++)
            _places[i].Prepare(selects[i], values, _macros, _cancellation);
        if (selects.Count == 1)
            return _places[0].Hold(_function, name, _cancellation);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        var parts = new HeldRows?[selects.Count];
        var failure = (ExceptionDispatchInfo?)null;
        var threads = Enumerable.Range(0, selects.Count).Select(i => new Thread(() => Hold(i)) { IsBackground = true, Name = "qtlquery select" }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        if (failure is not null)
            Array.ForEach(parts, part => part?.Dispose());
        failure?.Throw();
        return new(_function, name, [.. parts.OfType<HeldRows>()], order);

        void Hold(int i)
        {
#pragma warning disable CA1031 // thrown again on the thread that wants the rows
            try
            {
                parts[i] = _places[i].Hold(_function, $"{name} {i}", stop.Token);
            }
            catch (Exception e)
            {
                // The first one counts: the others fail since they are ended.
                Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(e), null);
                stop.Cancel();
            }
#pragma warning restore CA1031
        }
    }

    public void Dispose() => _places.ForEach(place => place.Dispose());

    // A connection and the statement that it ran last.
    sealed class Place(DuckDBConnection connection) : IDisposable
    {
        string? _select;
        IReadOnlyList<KeyValuePair<string, object?>> _values = [];
        PreparedQuery? _prepared;

        public void Prepare(string select, IReadOnlyDictionary<string, object?> values, OnDemandSql macros, CancellationToken cancellation)
        {
            if (_select == select && _values.SequenceEqual(values))
                return;
            macros.MakeFor(select);
            _prepared?.Dispose();
            (_prepared, _select, _values) = (null, null, [.. values]);
            foreach (var (name, value) in values)
                Set(name, value);
            (_prepared, _select) = (PreparedQuery.Of(connection, SqlParameters.AsVariables(select, values), cancellation), select);
        }

        public HeldRows Hold(HeldRowsFunction function, string name, CancellationToken cancellation)
        {
            using var query = StreamedQuery.Run(connection, _prepared!, null, needsAll: true, cancellation);
            return new(function, name, query);
        }

        public void Dispose()
        {
            _prepared?.Dispose();
            connection.Dispose();
        }

        // A variable that was set to null would be a null of whole numbers, one that is not set goes with any type.
        void Set(string name, object? value)
        {
            if (value is null)
                Statements.Execute(connection, $"reset variable {name}");
            else
                Statements.Execute(connection, $"set variable {name} = $value", ("value", value is ListValue<string> list ? list.Items : value));
        }
    }
}
