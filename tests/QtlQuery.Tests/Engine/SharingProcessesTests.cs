using System.Diagnostics;
using QtlQuery.Engine.Store;
using QtlQuery.Tests.Cli;
using QtlQuery.Tests.Coloc;
using QtlQuery.Tests.Ingest;

namespace QtlQuery.Tests.Engine;

/// <summary>The program itself, many times over, on one store: chunks of an ingest, of a mapping and of a colocalisation at once, beside readers.</summary>
[Collection(nameof(WrittenCohort))]
public sealed class SharingProcessesTests : IDisposable
{
    const int Chunks = 2;
    const int Files = 4;

    static readonly string[] Coloc = ["coloc", "run", "--gwas", ColocStudy.Gwas, "--gwas-sd", "1", "--dataset", "S_ge_*", "--p", "0.6", "--window", "30000"];

    readonly TestStore _store = ColocStudy.Store.Copy();
    readonly string[] _map;
    readonly string[] _ingest;

    public SharingProcessesTests(WrittenCohort written)
    {
        var (genotypes, traits) = written.Inputs;
        _map = ["map", "cis", "--dataset", "lab", "--build", "GRCh38", "--permutations", "50", "--signals", "nominal", "--genotypes", genotypes, "--traits", traits];
        for (var i = 1; i <= Files; i++)
            ResultFolder.Nominal(_store["in"], $"t{i}", 500);
        _ingest = ["ingest", _store["in"]];
    }

    [Fact]
    public void All_that_they_computed_is_there_as_if_by_one()
    {
        var children = (from command in new[] { _map, Coloc, _ingest } from number in Enumerable.Range(1, Chunks) select Start(_store, [.. command, "--chunk", $"{number}/{Chunks}"])).ToList();
        var seen = new HashSet<(int Datasets, long Rows)>();
        for (; children.Any(child => !child.HasExited); Thread.Sleep(20))
            seen.Add(Read());
        Assert.All(children, End);
        seen.Add(Read());

        using var straight = ColocStudy.Store.Copy();
        foreach (var command in new[] { _map, Coloc, _ingest })
            Run(straight, command);
        var (alone, together) = (StoreCatalogue.Read(straight.Layout), StoreCatalogue.Read(_store.Layout));
        Assert.Equal(alone.Datasets.Keys.Order(), together.Datasets.Keys.Order());
        Assert.Equal(ResultFolder.Contents(straight.Layout), ResultFolder.Contents(_store.Layout));
        AssertClean(_store.Layout);
        // Readers saw datasets of their whole size, or not at all.
        var sizes = together.Datasets.Values.Select(dataset => dataset.Tables.GetValueOrDefault("associations")?.Rows ?? 0).ToList();
        Assert.All(seen, each => Assert.Contains(each.Rows, Sums(sizes)));
        Assert.Contains((together.Datasets.Count, sizes.Sum()), seen);
    }

    [Fact]
    public void A_chunk_that_was_killed_is_run_again_and_no_other()
    {
        string[] lasting = [.. _map.Select(word => word == "50" ? "100000" : word), "--chunk", "2/2"];
        using (var child = Start(_store, lasting))
        {
            var patience = Stopwatch.StartNew();
            while (!File.Exists(_store.Layout.ChunkLockFile("lab", "2")) && !child.HasExited && patience.Elapsed < TimeSpan.FromMinutes(1))
                Thread.Sleep(1);
            var refused = CommandLine.Run([.. lasting, "--store", _store.Path]).Error;
            child.Kill();
            child.WaitForExit();
            Assert.Contains("chunk 2 of 2' is being written by process", refused, StringComparison.Ordinal);
        }

        Assert.Equal([1, 2], DatasetChunks.Of(_store.Layout, "lab")!.Missing);
        Run(_store, ["remove", "lab"]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_store.Layout.AllChunksFolder));
        foreach (var number in (int[])[1, 2])
            Run(_store, [.. _map, "--chunk", $"{number}/2"]);
        Assert.Contains("lab", StoreCatalogue.Read(_store.Layout).Datasets.Keys);
        AssertClean(_store.Layout);
    }

    public void Dispose() => _store.Dispose();

    static void AssertClean(StoreLayout layout)
    {
        Assert.Empty(StoreCheck.Run(layout));
        Assert.Empty(Directory.EnumerateFileSystemEntries(layout.StagingFolder));
        Assert.Empty(Directory.EnumerateFileSystemEntries(layout.AllChunksFolder));
        Assert.Empty(Directory.EnumerateFiles(layout.DatasetsFolder, "_*"));
    }

    static HashSet<long> Sums(IEnumerable<long> sizes) => sizes.Aggregate(new HashSet<long> { 0 }, (sums, size) => [.. sums, .. sums.Select(sum => sum + size)]);

    (int Datasets, long Rows) Read()
    {
        using var store = _store.Open();
        return store.Query<(int, long)>("select (select count(*)::int from datasets), (select count(*) from associations)")[0];
    }

    static void Run(TestStore store, string[] arguments)
    {
        var run = CommandLine.Run([.. arguments, "--store", store.Path]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    static void End(Process child)
    {
        var told = child.StandardError.ReadToEnd();
        child.WaitForExit();
        Assert.True(child.ExitCode == 0, told);
        child.Dispose();
    }

    static Process Start(TestStore store, string[] arguments)
    {
        var child = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "qtlquery"), [.. arguments, "--store", store.Path, "--threads", "1"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        child.OutputDataReceived += (_, _) => { };
        child.BeginOutputReadLine();
        return child;
    }
}
