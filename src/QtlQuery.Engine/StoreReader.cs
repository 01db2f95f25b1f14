using System.Data.Common;
using DuckDB.NET.Data;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine;

/// <summary>The rows of one query as they come. Memory does not grow with their number.</summary>
public sealed class StoreReader : IDisposable
{
    readonly DuckDBConnection _connection;
    readonly DuckDBCommand _command;
    readonly CancellationTokenRegistration _interrupt;
    readonly CancellationToken _cancellation;

    StoreReader(DuckDBConnection connection, DuckDBCommand command, DbDataReader rows, CancellationTokenRegistration interrupt, CancellationToken cancellation)
    {
        _connection = connection;
        _command = command;
        _interrupt = interrupt;
        _cancellation = cancellation;
        Rows = rows;
    }

    /// <summary>The row that <see cref="Next"/> came to.</summary>
    public DbDataReader Rows { get; }

    /// <summary>Goes to the next row.</summary>
    /// <exception cref="Core.QtlQueryException">The query fails here; the message is DuckDB's.</exception>
    public bool Next() => SqlError.Explain(Rows.Read, _cancellation);

    /// <summary>Goes to the answer of the next statement, if the SQL holds more than one.</summary>
    /// <exception cref="Core.QtlQueryException">That statement fails; the message is DuckDB's.</exception>
    public bool NextResult() => SqlError.Explain(Rows.NextResult, _cancellation);

    public void Dispose()
    {
        _interrupt.Dispose();
        Rows.Dispose();
        _command.Dispose();
        _connection.Dispose();
    }

    internal static StoreReader Execute(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?>? parameters, CancellationToken cancellation)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // the SQL is the user's own
        command.CommandText = sql;
#pragma warning restore CA2100
        command.UseStreamingMode = true;
        foreach (var (name, value) in parameters ?? new Dictionary<string, object?>())
            command.Parameters.Add(Statements.Parameter(name, value));
        var interrupt = QtlStore.InterruptWhen(connection, cancellation);
        try
        {
            return new(connection, command, SqlError.Explain(command.ExecuteReader, cancellation), interrupt, cancellation);
        }
        catch
        {
            interrupt.Dispose();
            command.Dispose();
            throw;
        }
    }
}
