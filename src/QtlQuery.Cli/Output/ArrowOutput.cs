using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Arrow;

namespace QtlQuery.Cli.Output;

/// <summary>Rows of a query as Arrow IPC: the file format in a file, the stream format on standard output.</summary>
static class ArrowOutput
{
    public static long Write(QtlStore store, string sql, IReadOnlyDictionary<string, object?>? parameters, string? file, Session session)
    {
        if (file is null)
        {
            if (session.OutputIsTerminal)
                throw new QtlQueryException("Arrow cannot be shown on a terminal", "Give --output FILE.arrow, or another --format.");
            var written = store.WriteArrow(sql, parameters, session.Output, ArrowFormat.Stream, session.Cancellation);
            session.Output.Flush();
            return written;
        }

        using var target = new NewFile(file);
        long rows;
        using (var stream = target.Create())
            rows = store.WriteArrow(sql, parameters, stream, ArrowFormat.File, session.Cancellation);
        target.Complete();
        return rows;
    }
}
