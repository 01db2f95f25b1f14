using System.Data.Common;
using DuckDB.NET.Data;

namespace QtlQuery.Engine.Sql;

/// <summary>The engine's own statements, run without a mapper: one that compiles code at run time costs a short command 50 ms.</summary>
static class Statements
{
    /// <summary>Runs one or more statements that answer nothing.</summary>
    public static void Execute(DuckDBConnection connection, string sql, params IEnumerable<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        command.ExecuteNonQuery();
    }

    /// <summary>Reads all rows of a select.</summary>
    public static List<T> Read<T>(DuckDBConnection connection, string sql, Func<DbDataReader, T> row, params IEnumerable<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    static DuckDBCommand Command(DuckDBConnection connection, string sql, IEnumerable<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // made of definitions and files under sql/ only
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.Add(Parameter(name, value));
        return command;
    }

    /// <summary>A value as DuckDB's provider takes it: null and lists in its own types.</summary>
    public static DuckDBParameter Parameter(string name, object? value) => new(name, value switch
    {
        null => DBNull.Value,
        IReadOnlyList<string> list => list.ToList(),
        _ => value,
    });
}
