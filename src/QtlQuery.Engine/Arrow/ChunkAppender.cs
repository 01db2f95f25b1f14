using DuckDB.NET.Data;
using DuckDB.NET.Native;
using QtlQuery.Core;

namespace QtlQuery.Engine.Arrow;

/// <summary>Appends whole data chunks to a table; what was appended is certain only after <see cref="Finish"/>.</summary>
sealed class ChunkAppender : IDisposable
{
    readonly DuckDB.NET.Native.DuckDBAppender appender;

    public ChunkAppender(DuckDBConnection connection, string table) =>
        Check(NativeMethods.Appender.DuckDBAppenderCreateExt(connection.NativeConnection, null!, null!, table, out appender));

    public void Append(DuckDBDataChunk chunk) => Check(NativeMethods.Appender.DuckDBAppendDataChunk(appender, chunk));

    public void Finish() => Check(NativeMethods.Appender.DuckDBAppenderClose(appender));

    public void Dispose() => appender.Dispose();

    void Check(DuckDBState state)
    {
        if (state.IsSuccess())
            return;
        using var error = NativeMethods.Appender.DuckDBAppenderErrorData(appender);
        throw new QtlQueryException(error.HasError ? error.Message : "DuckDB refused the rows");
    }
}
