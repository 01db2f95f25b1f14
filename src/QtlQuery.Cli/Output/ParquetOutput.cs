using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Cli.Output;

/// <summary>Rows of a query as a Parquet file, by DuckDB's own writer.</summary>
static class ParquetOutput
{
    // A name that no query of a user has.
    const string FileParameter = "qtlquery_output_file";

    /// <param name="file">Standard output where null; the file is then made in the temporary folder first.</param>
    public static long Write(QtlStore store, string sql, IReadOnlyDictionary<string, object?>? parameters, string? file, Session session)
    {
        if (file is null && session.OutputIsTerminal)
            throw new QtlQueryException("Parquet cannot be shown on a terminal", "Give --output FILE.parquet, or another --format.");
        using var target = new NewFile(file ?? Path.Combine(Path.GetTempPath(), "qtlquery.parquet"));
        target.Create().Dispose();
        var all = new Dictionary<string, object?>(parameters ?? new Dictionary<string, object?>()) { [FileParameter] = target.Partial };
        // The line ends keep a comment at the end of the query from taking the bracket with it.
        var rows = store.Execute($"copy (\n{sql.TrimEnd().TrimEnd(';')}\n) to ${FileParameter} (format parquet, compression zstd)", all, session.Cancellation);
        if (file is null)
        {
            using var made = File.OpenRead(target.Partial);
            made.CopyTo(session.Output);
            session.Output.Flush();
        }
        else
        {
            target.Complete();
        }

        return rows;
    }
}
