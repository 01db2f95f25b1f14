using System.Globalization;
using Dapper;
using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Columns;
using QtlQuery.Engine.Holding;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;
using QtlQuery.Engine.Text;
using QtlQuery.Engine.TextFunctions;
using QtlQuery.Engine.Writing;

namespace QtlQuery.Engine;

/// <summary>A database of its own for making a store's files: our macros and settings, temporary tables, no store.</summary>
public sealed class WorkDatabase : IDisposable
{
    readonly DuckDBConnection _connection;
    readonly DuckDBConnection? _making;
    readonly OnDemandSql _macros;
    readonly HeldRowsFunction _held;

    WorkDatabase(DuckDBConnection connection, DuckDBConnection? making, OnDemandSql macros, HeldRowsFunction held)
    {
        (_connection, _making, _macros, _held) = (connection, making, macros, held);
    }

    /// <summary>Ends the running statement and those that follow.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <exception cref="QtlQueryException">DuckDB's library is missing or does not start.</exception>
    public static WorkDatabase Open(EngineOptions options, CancellationToken cancellation = default)
    {
        RowMapping.Prepare();
        var connection = EngineDatabase.Open(options);
        var making = Another(connection); // macros are made when they are named, also while a statement runs beside
        return new(connection, making, TextFunctionCatalogue.Register(making), new(connection)) { Cancellation = cancellation };
    }

    /// <summary>The same database for another thread. Temporary tables are seen only where they were made, all others and held rows by both.</summary>
    public WorkDatabase Beside() => new(Another(_connection), null, _macros, _held) { Cancellation = Cancellation };

    /// <summary>Rows of a query as records.</summary>
    /// <exception cref="QtlQueryException">DuckDB refuses it or fails, for example on a full disk.</exception>
    public IReadOnlyList<T> Query<T>(string sql, object? parameters = null)
    {
        _macros.MakeFor(sql);
        using var interrupt = QtlStore.InterruptWhen(_connection, Cancellation);
        return SqlError.Explain(() => _connection.Query<T>(sql, parameters).AsList(), Cancellation);
    }

    /// <summary>Runs statements that answer nothing.</summary>
    /// <returns>Rows that they wrote.</returns>
    /// <exception cref="QtlQueryException">DuckDB refuses it or fails, for example on a full disk.</exception>
    public long Execute(string sql, object? parameters = null)
    {
        Cancellation.ThrowIfCancellationRequested();
        _macros.MakeFor(sql);
        using var interrupt = QtlStore.InterruptWhen(_connection, Cancellation);
        return SqlError.Explain(() => _connection.Execute(sql, parameters), Cancellation);
    }

    /// <summary>Runs a select and holds its rows.</summary>
    /// <param name="name">What <c>held_rows('name')</c> calls them.</param>
    /// <exception cref="QtlQueryException">DuckDB refuses it or fails.</exception>
    public HeldRows Hold(string name, string sql, IReadOnlyDictionary<string, object?> parameters)
    {
        _macros.MakeFor(sql);
        using var query = StreamedQuery.Run(_connection, sql, parameters, Cancellation);
        return new(_held, name, query);
    }

    /// <summary>For selects that are run side by side and hold their rows together. Disposed of before the database is.</summary>
    public HoldingSelects HoldSideBySide() => new(() => Another(_connection), _macros, _held, Cancellation);

    /// <summary>Sorts a folder's rows out of held runs, which have refusal and line_number beside columns of the table. The runs outlive them.</summary>
    /// <param name="before">Takes rows of positions below it out of rows that come by position, so that the rest can follow; null for all.</param>
    public SortedHeldRows Sort(IReadOnlyList<HeldFolders> runs, TableDefinition table, TableFolder folder, int? before = null) => new(_held, runs, table, folder, before);

    /// <summary>Rows that a statement is to read while they come.</summary>
    /// <param name="name">What <c>held_rows('name')</c> calls them; of no other rows in the database.</param>
    /// <param name="like">Has the columns that all of them have.</param>
    public HeldSequence Sequence(string name, HeldSelection like) => new(_held, name, like);

    /// <summary>Rows of one statement column by column, which may name files and no tables. Dispose of the chunks to be rid of the rest.</summary>
    /// <exception cref="QtlQueryException">DuckDB refuses it.</exception>
    internal StoreChunks ReadChunks(string sql, IReadOnlyDictionary<string, object?> parameters) => StoreChunks.Run(Another(_connection), sql, parameters, Cancellation);

    /// <summary>Rows for a table, which has these columns in this order.</summary>
    public RowAppender Append(string table, IReadOnlyList<ColumnDefinition> columns) => new(_connection, table, columns);

    internal void AppendRows(string table, TableDefinition definition, IReadOnlyList<string> columns, IEnumerable<object?[]> rows) =>
        SqlError.Explain(
            () =>
            {
                ComputedRows.Append(_connection, table, definition, columns, rows);
                return 0;
            },
            Cancellation);

    /// <summary>Has so many threads work on each statement that begins from now on, here and on connections beside.</summary>
    public void UseThreads(int threads) => Execute(string.Create(CultureInfo.InvariantCulture, $"set threads = {threads}"));

    /// <summary>Makes lines of text known as the table function <paramref name="name"/>.</summary>
    public TextRows Register(string name, TextLayout layout) => TextRows.Register(_connection, name, layout);

    public void Dispose()
    {
        _making?.Dispose();
        _connection.Dispose();
        if (_making is not null)
            _held.Dispose(); // the first connection's; others end before it
    }

    static DuckDBConnection Another(DuckDBConnection connection)
    {
        var another = connection.Duplicate();
        another.Open();
        return another;
    }
}
