using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using DuckDB.NET.Data;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Arrow;
using QtlQuery.Ingest;
using QtlQuery.Ingest.Originals;

namespace QtlQuery.Benchmarks.Suites;

/// <summary>What runs in a process of its own, so that its memory and CPU time are of that work alone.</summary>
static class Child
{
    public static int Run(string[] arguments)
    {
        Console.WriteLine(arguments switch
        {
            ["ingest", var file, var store] => Ingest(file, store, KeepExtra.Auto),
            ["ingest-rows-only", var file, var store] => Ingest(file, store, KeepExtra.No),
            ["duckdb-copy", var file, var output] => DuckDb(IngestSuite.DuckDbCopy(file), file, output),
            ["duckdb-sorted", var file, var output] => DuckDb(IngestSuite.DuckDbSorted(file), file, output),
            ["inflate", var file] => Inflate(file),
            ["coloc", var store, var gwas, var leastH4, var loci] => ColocStudy.Run(store, gwas, leastH4, int.Parse(loci, CultureInfo.InvariantCulture)),
            ["open", var store] => Open(store, store => store.Query<long>("select count(*) from datasets")[0]),
            ["open-and-look", var store] => Open(store, store => store.Query<long>("select count(*) from associations where dataset_id = $id and bin = 0", new { id = store.Catalogue.Datasets.Keys.Min() })[0]),
            ["ask", var store, var kind] => QuerySuite.AskAlone(store, kind),
            ["rows", var store, var sql] => Rows(store, sql),
            ["stream-tsv", var store, var sql] => StreamTsv(store, sql),
            ["stream-arrow", var store, var sql] => StreamArrow(store, sql),
            _ => throw new ArgumentException($"no such child: {string.Join(' ', arguments)}"),
        });
        return 0;
    }

    /// <returns>Rows read; all of them are in the store or folded, or it fails.</returns>
    static string Ingest(string file, string store, KeepExtra keepExtra)
    {
        if (Directory.Exists(store))
            Directory.Delete(store, recursive: true);
        QtlStore.Create(store, GenomeBuild.Parse("GRCh38"));
        var result = Ingestion.Run(new(store, [file]) { Set = IngestSuite.Settings(file), KeepExtra = keepExtra })[0];
        return result.Rows.Balances && result.Rows.RefusedTotal == 0
            ? Whole(result.Rows.Read)
            : throw new InvalidOperationException($"of {result.Rows.Read} rows {result.Rows.RefusedTotal} were refused");
    }

    /// <summary>What a user of DuckDB alone would write, at default settings.</summary>
    static string DuckDb(string sql, string file, string output)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new DuckDBParameter("source", file));
        command.Parameters.Add(new DuckDBParameter("target", output));
        return Whole(command.ExecuteNonQuery());
    }

    /// <returns>Seconds that inflating alone takes, and bytes.</returns>
    static string Inflate(string file)
    {
        var clock = Stopwatch.StartNew();
        using var gzip = new GZipStream(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20), CompressionMode.Decompress);
        var buffer = new byte[1 << 20];
        var bytes = 0L;
        for (int read; (read = gzip.Read(buffer)) > 0;)
            bytes += read;
        return string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0.000} {bytes}");
    }

    /// <returns>Rows of a query, all of them read.</returns>
    static string Rows(string folder, string sql)
    {
        using var store = QtlStore.Open(folder);
        using var reader = store.Read(sql);
        var rows = 0L;
        while (reader.Next())
            rows++;
        return Whole(rows);
    }

    /// <returns>Seconds from nothing to the store's first answer, the runtime's start not among them.</returns>
    static string Open(string folder, Func<QtlStore, long> ask)
    {
        var clock = Stopwatch.StartNew();
        using var store = QtlStore.Open(folder);
        var answer = ask(store);
        var seconds = clock.Elapsed.TotalSeconds;
        return answer > 0 ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0000}") : throw new InvalidOperationException("the store's first answer is empty");
    }

    static string StreamTsv(string folder, string sql)
    {
        using var store = QtlStore.Open(folder);
        using var rows = store.Read(sql);
        using var output = new StreamWriter(Stream.Null);
        var count = 0L;
        for (; rows.Next(); count++)
        {
            for (var field = 0; field < rows.Rows.FieldCount; field++)
            {
                output.Write(rows.Rows.IsDBNull(field) ? "" : Convert.ToString(rows.Rows.GetValue(field), CultureInfo.InvariantCulture));
                output.Write('\t');
            }

            output.Write('\n');
        }

        return Whole(count);
    }

    static string StreamArrow(string folder, string sql)
    {
        using var store = QtlStore.Open(folder);
        return Whole(store.WriteArrow(sql, null, Stream.Null, ArrowFormat.Stream));
    }

    static string Whole(long rows) => rows.ToString(CultureInfo.InvariantCulture);
}
