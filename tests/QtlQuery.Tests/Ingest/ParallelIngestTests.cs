using QtlQuery.Core;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest;

namespace QtlQuery.Tests.Ingest;

public sealed class ParallelIngestTests : IDisposable
{
    readonly TestStore _store = new();

    [Fact]
    public void The_stored_bytes_are_the_same_however_many_datasets_are_ingested_at_once()
    {
        var files = Enumerable.Range(1, 6).Select(i => ResultFolder.Nominal(_store["in"], $"t{i}", 2000 * i)).ToList();
        Ingestion.Run(new(_store.Path, files) { Parallel = 1 });
        var expected = ResultFolder.Contents(_store.Layout);
        Assert.Equal(6 * 3, expected.Count(line => line.StartsWith("associations/", StringComparison.Ordinal)));
        foreach (var (parallel, threads, memory) in ((int, int, long?)[])[(1, 1, null), (1, 2, null), (2, 1, 256L << 20), (6, 4, null)])
        {
            using var other = new TestStore();
            var results = Ingestion.Run(new(other.Path, files) { Parallel = parallel, Engine = new() { Threads = threads, MemoryLimitBytes = memory } });
            Assert.Equal(Enumerable.Range(1, 6).Select(i => $"Exemplar_ge_t{i}"), results.Select(result => result.DatasetId));
            Assert.Equal(expected, ResultFolder.Contents(other.Layout));
            Assert.Empty(StoreCheck.Run(other.Layout));
        }
    }

    [Fact]
    public void A_dataset_that_fails_does_not_stop_the_others_and_is_as_it_was()
    {
        _store.Ingest(ResultFolder.Nominal(_store["before"], "bad", 50));
        string[] files = [.. Enumerable.Range(1, 3).Select(i => ResultFolder.Nominal(_store["in"], $"t{i}", 200)), ResultFolder.Nominal(_store["in"], "bad", 100, refused: 50), CutShort("cut")];
        var request = new IngestRequest(_store.Path, files) { RefusalReport = _store["reports"], Parallel = 2 };
        var outcomes = Ingestion.Plan(request).Run();
        Assert.Equal([true, true, true, false, false], outcomes.Select(outcome => outcome.Failure is null));
        Assert.Contains("50 of 100 rows are refused", outcomes[3].Failure!.Message, StringComparison.Ordinal);
        Assert.Contains("is cut short or damaged", outcomes[4].Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(4, StoreCatalogue.Read(_store.Layout).Datasets.Count);
        Assert.Equal(50, _store.Ask<long>("select rows from datasets where dataset_id = 'Exemplar_ge_bad'"));
        Assert.Equal(51, File.ReadAllLines(Path.Combine(_store["reports"], "Exemplar_ge_bad.refused.tsv")).Length);
        Assert.Empty(StoreCheck.Run(_store.Layout));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_store.Layout.StagingFolder));

        // A call for results has no place for a failure: it is thrown when the others are done, which now are unchanged.
        Assert.Contains("50 of 100 rows are refused", Assert.Throws<QtlQueryException>(() => Ingestion.Run(request)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_of_refused_rows_do_not_write_over_each_other()
    {
        string[] files = [ResultFolder.Nominal(_store["in"], "a", 100, refused: 1), ResultFolder.Nominal(_store["in"], "b", 100, refused: 2)];
        var results = Ingestion.Run(new(_store.Path, files) { RefusalReport = _store["reports"], MaximumRefusedShare = 0.5 });
        Assert.Equal([2, 3], results.Select(result => File.ReadAllLines(result.RefusalReport!).Length));
        var file = _store.Write("report.tsv", "mine");
        Assert.Contains("is a file", Assert.Throws<QtlQueryException>(() => Ingestion.Run(new(_store.Path, files) { RefusalReport = file })).Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(file));
    }

    [Fact]
    public void A_cancelled_ingest_keeps_what_is_published_and_leaves_nothing_of_the_rest()
    {
        var files = Enumerable.Range(1, 8).Select(i => ResultFolder.Nominal(_store["in"], $"t{i}", 3000)).ToList();
        using var cancellation = new CancellationTokenSource();
        var ended = new Progress(value =>
        {
            if (value.BytesRead == value.BytesTotal && StoreCatalogue.Read(_store.Layout).Datasets.Count > 1)
                cancellation.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() => Ingestion.Run(new(_store.Path, files) { Parallel = 2 }, ended, cancellation.Token));
        Assert.InRange(StoreCatalogue.Read(_store.Layout).Datasets.Count, 2, 6);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_store.Layout.StagingFolder));
        Assert.Empty(StoreCheck.Run(_store.Layout));
        var results = Ingestion.Run(new(_store.Path, files));
        Assert.Contains(results, result => result.Unchanged);
        Assert.Equal(8, StoreCatalogue.Read(_store.Layout).Datasets.Count);
    }

    public void Dispose() => _store.Dispose();

    // A download that ended early: a gzip file without its end.
    string CutShort(string tissue)
    {
        var plain = ResultFolder.Nominal(_store["in"], tissue, 20_000);
        var path = plain + ".gz";
        using (var packed = new System.IO.Compression.GZipStream(File.Create(path), System.IO.Compression.CompressionLevel.Fastest))
            packed.Write(File.ReadAllBytes(plain));
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^1000]);
        return path;
    }

    sealed class Progress(Action<IngestProgress> report) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) => report(value);
    }
}
