using System.Diagnostics;
using System.Globalization;
using QtlQuery.Engine.Store;
using QtlQuery.Tests.Ingest;

namespace QtlQuery.Tests.Engine;

/// <summary>The program itself on a folder: killed in the middle, and as several processes on one store.</summary>
public sealed class KilledFolderIngestTests(KilledFolderIngestTests.Straight straight) : IClassFixture<KilledFolderIngestTests.Straight>, IDisposable
{
    const int Datasets = 12;

    readonly TestStore _store = new();

    [Fact]
    public void A_folder_that_was_killed_in_the_middle_is_taken_up_where_it_was()
    {
        using (var child = Start("--parallel", "2"))
        {
            var patience = Stopwatch.StartNew();
            while (Published() < 3 && !child.HasExited && patience.Elapsed < TimeSpan.FromMinutes(1))
                Thread.Sleep(1);
            child.Kill();
            child.WaitForExit();
        }

        var kept = StoreCatalogue.Read(_store.Layout).Datasets;
        Assert.InRange(kept.Count, 3, Datasets - 1);
        Assert.Empty(StoreCheck.Run(_store.Layout));

        using (var again = Start("--parallel", "2"))
        {
            var told = again.StandardError.ReadToEnd();
            again.WaitForExit();
            Assert.Equal(0, again.ExitCode);
            Assert.Contains($"\n{Datasets - kept.Count} done, {kept.Count} unchanged: ", told, StringComparison.Ordinal);
        }

        AssertWhole();
        Assert.All(kept.Values, before => Assert.Equal(before.Ingests[0].Id, StoreCatalogue.Read(_store.Layout).Dataset(before.DatasetId).Ingests[0].Id));
    }

    [Fact]
    public void Processes_that_share_a_list_publish_into_one_store()
    {
        var children = Enumerable.Range(1, 2).Select(i => Start("--chunk", string.Create(CultureInfo.InvariantCulture, $"{i}/2"), "--threads", "1")).ToList();
        foreach (var child in children)
        {
            var told = child.StandardError.ReadToEnd();
            child.WaitForExit();
            Assert.True(child.ExitCode == 0, told);
            Assert.Contains($"\n{Datasets / 2} done: ", told, StringComparison.Ordinal);
            child.Dispose();
        }

        AssertWhole();
    }

    public void Dispose() => _store.Dispose();

    // Without reading descriptors, which costs time that the child needs to be met in the middle.
    int Published() => Directory.EnumerateFiles(_store.Layout.DatasetsFolder, "*.json").Count(file => !Path.GetFileName(file).StartsWith('_'));

    void AssertWhole()
    {
        Assert.Equal(Datasets, StoreCatalogue.Read(_store.Layout).Datasets.Count);
        Assert.Empty(StoreCheck.Run(_store.Layout));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_store.Layout.StagingFolder));
        Assert.Empty(Directory.EnumerateFiles(_store.Layout.DatasetsFolder, "_*"));
        Assert.Equal(straight.Contents, ResultFolder.Contents(_store.Layout));
    }

    Process Start(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "qtlquery.exe" : "qtlquery");
        return Process.Start(new ProcessStartInfo(program, ["ingest", "--store", _store.Path, straight.Folder, "--recursive", .. arguments]) { RedirectStandardError = true })!;
    }
    /// <summary>A folder of files, and what becomes of it when one process reads all of them in turn.</summary>
    public sealed class Straight : IDisposable
    {
        readonly TestStore _store = new();

        public Straight()
        {
            for (var i = 1; i <= Datasets; i++)
                ResultFolder.Nominal(Path.Combine(Folder, i % 2 == 0 ? "even" : "odd"), string.Create(CultureInfo.InvariantCulture, $"t{i}"), 4000);
            QtlQuery.Ingest.Ingestion.Run(new(_store.Path, [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)]) { Parallel = 1 });
            Contents = ResultFolder.Contents(_store.Layout);
        }

        internal string Folder => _store["in"];

        internal IReadOnlyList<string> Contents { get; }

        public void Dispose() => _store.Dispose();
    }
}
