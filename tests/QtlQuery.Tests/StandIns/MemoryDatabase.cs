using DuckDB.NET.Data;

namespace QtlQuery.Tests.StandIns;

/// <summary>A connection to an empty database in memory.</summary>
sealed class MemoryDatabase : IDisposable
{
    public MemoryDatabase() => Connection.Open();

    public DuckDBConnection Connection { get; } = new("DataSource=:memory:");

    public DuckDBCommand Command(string sql, params ReadOnlySpan<object> parameters)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new DuckDBParameter(parameter));
        return command;
    }

    public void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row.</summary>
    public T Scalar<T>(string sql, params ReadOnlySpan<object> parameters)
    {
        using var command = Command(sql, parameters);
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        return reader.GetFieldValue<T>(0);
    }

    /// <summary>The first column of every row.</summary>
    public List<T> Column<T>(string sql)
    {
        using var command = Command(sql);
        using var reader = command.ExecuteReader();
        var values = new List<T>();
        while (reader.Read())
            values.Add(reader.GetFieldValue<T>(0));
        return values;
    }

    public void Dispose() => Connection.Dispose();
}
