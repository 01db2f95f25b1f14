using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using QtlQuery.Cli.Output;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Scripts;
using QtlQuery.Ingest.Originals;

namespace QtlQuery.Cli.Commands;

/// <summary><c>qtlquery export</c> writes what a store holds in another program's form.</summary>
static class ExportCommand
{
    public static ProgramCommand Create(Session session, CommonOptions common)
    {
        var asSource = new Option<string?>("--as-source")
        {
            HelpName = "DATASET",
            Description = "Write the rows of a dataset as the text files they were read from: their columns, their texts, in the store's order. Refused rows, rows left out and comment lines are not in the store",
        };
        var table = new Option<string?>("--table") { HelpName = "TABLE", Description = "The table whose rows are wanted, where the dataset has several that were read from files" };
        var partial = new Option<bool>("--partial") { Description = "Leave out columns that the store did not keep; without it they are an error" };
        var definition = new Option<string?>("--source-definition") { HelpName = "FILE.json", Description = "The format, where it is one of your own. It holds SQL, which is run: use only what you trust" };
        var sql = new Option<string?>("--sql") { HelpName = "ENGINE", Description = "Write a script for another engine over the same files instead: duckdb gets all views and macros, spark and trino tables and the views that they can have" };
        sql.AcceptOnlyFromAmong("duckdb", "spark", "trino");
        var location = new Option<string?>("--location") { HelpName = "URI", Description = "Where that engine finds the store's folder, such as s3://lab/gtex.store; the path that --store gives where not given" };
        var schema = new Option<string>("--schema") { HelpName = "NAME", Description = "The schema that gets the tables and views of spark and trino", DefaultValueFactory = _ => "qtlquery" };
        var output = new Option<string?>("--output") { HelpName = "FILE", Description = "Where to write; standard output where not given. A name that ends with .gz is compressed" };
        var command = new ProgramCommand("export", "Write a dataset as the files it came from, or the store's views as a script", "qtlquery export --store gtex.store --as-source GTEx_v8_ge_Liver --output Liver.txt.gz")
        {
            asSource, sql, common.Store, location, schema, table, partial, output, definition, common.Memory, common.Threads,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(sql) is { } engine)
            {
                using var scripted = common.Open(parsed, session);
                var path = common.StorePath(parsed, session);
                Write(parsed.GetValue(output), session, stream =>
                {
                    using var text = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
                    WriteScript(scripted, engine, path, parsed.GetValue(location), parsed.GetValue(schema)!, text);
                    return 0;
                });
                return ExitCode.Done;
            }

            var dataset = parsed.GetValue(asSource) ?? throw new UsageException("nothing is named to export", "Give --as-source DATASET ('qtlquery datasets' lists them), or --sql duckdb, spark or trino.");
            using var store = common.Open(parsed, session);
            var own = parsed.GetValue(definition) is { } file ? Schemas.ReadSource(File.ReadAllText(file), file) : null;
            var rows = OriginalRows.Of(store, dataset, parsed.GetValue(table), own);
            if (rows.Lost.Count > 0 && !parsed.GetValue(partial))
                throw new QtlQueryException($"the store did not keep {rows.Lost.Count} columns of {dataset}'s source: {string.Join(", ", rows.Lost)}", "--partial leaves them out; ingest with --keep-extra yes keeps them.");
            var written = Write(parsed.GetValue(output), session, stream => rows.Write(stream, session.Cancellation));
            if (!parsed.GetValue(common.Quiet))
                session.Error.WriteLine(Sentence(dataset, rows, written));
            return ExitCode.Done;
        });
        return command;
    }

    static void WriteScript(QtlStore store, string engine, string path, string? location, string schema, TextWriter output)
    {
        if (engine == "duckdb")
        {
            StoreScript.Write(store, location ?? path, output);
            return;
        }

        IClusterDialect dialect = engine == "spark" ? new SparkDialect() : new TrinoDialect();
        ClusterScript.Write(store, dialect, location?.TrimEnd('/') ?? $"file://{store.Layout.Root}", schema, output);
    }

    static long Write(string? path, Session session, Func<Stream, long> write)
    {
        if (path is null)
            return write(session.Output);
        using var file = new NewFile(path);
        long written;
        using (var stream = file.Create())
        {
            if (path.EndsWith(".gz", StringComparison.Ordinal))
            {
                using var gzip = new GZipStream(stream, CompressionLevel.Optimal);
                written = write(gzip);
            }
            else
            {
                written = write(stream);
            }
        }

        file.Complete();
        return written;
    }

    static string Sentence(string dataset, OriginalRows rows, long written)
    {
        var read = rows.Ingest.Rows;
        var absent = read.RefusedTotal + read.LeftOutTotal;
        var lost = rows.Lost.Count == 0 ? "" : $"; without {string.Join(", ", rows.Lost)}";
        var unproven = rows.IsWhole ? "" : "; the source's own texts were not kept: numbers are in their shortest form, and lines that were folded are not here";
        return string.Create(CultureInfo.InvariantCulture, $"{dataset}: {written:N0} rows written{(absent == 0 ? "" : $"; {absent:N0} that were refused or left out are not in the store")}{lost}{unproven}");
    }
}
