using DuckDB.NET.Data;
using QtlQuery.Core;

namespace QtlQuery.Engine.Arrow;

/// <summary>Puts Arrow IPC data into DuckDB tables.</summary>
public static class ArrowImport
{
    /// <summary>Creates the table from a stream or a file and returns the number of rows; dictionaries become their values.</summary>
    /// <param name="tableName">A plain name, not yet quoted. When the data turn out to be damaged, the table is dropped again.</param>
    /// <exception cref="QtlQueryException">QtlQuery or DuckDB does not read the data, or there is such a table already.</exception>
    public static long CreateTable(DuckDBConnection connection, string tableName, Stream ipc)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        using var reader = new ArrowReader(ipc);
        using var chunks = new ArrowChunks(connection, reader.Schema);
        var columns = reader.Schema.Children.Zip(chunks.ColumnTypes(), (column, type) => $"{SqlTypeName.Quoted(column.Name)} {type}");
        Execute(connection, $"create table {SqlTypeName.Quoted(tableName)} ({string.Join(", ", columns)})");
        try
        {
            using var appender = new ChunkAppender(connection, tableName);
            var rows = 0L;
            while (reader.Next() is { } batch)
            {
                using (batch)
                    chunks.Convert(batch, appender.Append);
                rows += batch.Length;
            }

            appender.Finish();
            return rows;
        }
        catch
        {
            Execute(connection, $"drop table {SqlTypeName.Quoted(tableName)}");
            throw;
        }
    }

    static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names are quoted and types are spelt by SqlTypeName
        command.CommandText = sql;
#pragma warning restore CA2100
        try
        {
            command.ExecuteNonQuery();
        }
        catch (DuckDBException error)
        {
            throw new QtlQueryException(error.Message, inner: error);
        }
    }
}
