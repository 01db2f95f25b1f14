using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Ingest;
using QtlQuery.Ingest.Originals;

namespace QtlQuery.Tests.Ingest;

/// <summary>A made-up file of one format, with what must come of it: <c>tests/fixtures/sources/NAME/case.json</c>.</summary>
/// <param name="File">The name the file is given; <c>.gz</c> is compressed in several members, as bgzip does.</param>
/// <param name="With">Files that stand beside it.</param>
/// <param name="Columns">What the file calls columns of the definition.</param>
/// <param name="Variants">One of the files beside it, whose labels place variants.</param>
/// <param name="ParquetColumns">Column → DuckDB type, where the file is Parquet made from <c>FILE.csv</c>.</param>
sealed record SourceCase(
    string File,
    string Dataset,
    Dictionary<string, long> Rows,
    long Folded,
    Dictionary<string, long> Refused,
    string? Definition = null,
    Dictionary<string, string>? ParquetColumns = null,
    string[]? With = null,
    Dictionary<string, string>? Set = null,
    Dictionary<string, string>? Columns = null,
    string? Variants = null)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static string Folder(string name) => Repository.Path("tests", "fixtures", "sources", name);

    public static SourceCase Read(string name) => JsonSerializer.Deserialize<SourceCase>(System.IO.File.ReadAllText(Path.Combine(Folder(name), "case.json")), Json)!;

    /// <summary>Ingests the case into a new store of the build that its file is on.</summary>
    /// <param name="change">What is done to the file's text first.</param>
    public IngestResult Ingest(string name, TemporaryFolder folder, out string store, Func<byte[], byte[]>? change = null, KeepExtra keepExtra = KeepExtra.Auto)
    {
        var path = Materialise(name, folder, change);
        foreach (var build in new[] { GenomeBuild.GRCh38, GenomeBuild.GRCh37 })
        {
            store = folder[build.Name];
            QtlStore.Create(store, build);
            try
            {
                return Assert.Single(Ingestion.Run(new(store, [path])
                {
                    Format = Definition is null ? null : Schemas.Source(Definition),
                    Columns = Columns ?? [],
                    Set = Set ?? [],
                    KeepExtra = keepExtra,
                    Variants = Variants is null ? null : folder[Variants],
                    MaximumRefusedShare = 0.9,
                    RefusalReport = folder["refused.tsv"],
                    Engine = new() { Threads = 1 }, // a dozen rows: starting more costs more
                }));
            }
            catch (QtlQueryException e) when (e.Message.Contains("the store is on GRCh38", StringComparison.Ordinal))
            {
                // the next build
            }
        }

        throw new InvalidOperationException($"{name} is on neither build");
    }

    /// <summary>Puts the file, compressed as its name says, and those beside it into the folder.</summary>
    public string Materialise(string name, TemporaryFolder folder, Func<byte[], byte[]>? change = null)
    {
        change ??= bytes => bytes;
        foreach (var beside in With ?? [])
            System.IO.File.Copy(Path.Combine(Folder(name), beside), folder[beside]);
        var target = folder[File];
        if (ParquetColumns is { } columns)
        {
            using var database = WorkDatabase.Open(new());
            var types = string.Join(", ", columns.Select(column => $"'{column.Key}': '{column.Value}'"));
            database.Execute($"copy (select * from read_csv($csv, header = true, columns = {{{types}}}, nullstr = ['NA', ''])) to $target (format parquet)", new { csv = Path.Combine(Folder(name), File + ".csv"), target });
        }
        else if (File.EndsWith(".gz", StringComparison.Ordinal))
        {
            System.IO.File.WriteAllBytes(target, Compress(change(System.IO.File.ReadAllBytes(Path.Combine(Folder(name), File[..^3])))));
        }
        else
        {
            System.IO.File.WriteAllBytes(target, change(System.IO.File.ReadAllBytes(Path.Combine(Folder(name), File))));
        }

        return target;
    }

    /// <summary>Gzip in members of 300 bytes.</summary>
    public static byte[] Compress(byte[] bytes)
    {
        var compressed = new MemoryStream();
        foreach (var block in bytes.Chunk(300))
        {
            using var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(block);
        }

        return compressed.ToArray();
    }
}
