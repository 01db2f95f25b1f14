using System.Diagnostics;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest;

namespace QtlQuery.Tests.Engine.Compaction;

/// <summary>The program itself, killed while it compacts.</summary>
public sealed class KilledCompactionTests : IDisposable
{
    readonly TestStore _store = new();

    [Fact]
    public void A_killed_compaction_leaves_the_store_as_it_was_and_the_next_one_goes_through()
    {
        var rows = Enumerable.Range(0, 30_000).Select(i => new NominalRow("ENSG09900000001", $"{1 + (i % 10)}", 1000 + (i / 10 * 70_000)));
        Ingestion.Run(new(_store.Path, [_store.Write("Exemplar_ge_liver.all.tsv", NominalRow.File(rows))]) { Dataset = "a", Sizes = new(RowsAFile: 500) });
        var narrow = Published();
        using var measured = _store.Copy();
        var whole = Stopwatch.StartNew();
        using (var child = Start(measured.Path))
            child.WaitForExit();
        whole.Stop();
        Assert.NotEqual(narrow.Count, Published(measured).Count);

        // The program takes a good part of the time to start: most moments lie in the later half, where rows are written, files move in and the descriptor is.
        var killed = 0;
        foreach (var share in new[] { 0.4, 0.7, 0.85, 0.95 })
        {
            using var child = Start(_store.Path);
            if (child.WaitForExit((int)(share * whole.ElapsedMilliseconds)))
                break; // it was faster this time
            child.Kill();
            child.WaitForExit();
            killed++;
            if (Published().Count != narrow.Count)
                break; // it had just committed
            Assert.Equal(narrow, Published());
            Assert.Equal(30_000, _store.Ask<long>("select count(*) from associations"));
        }

        Assert.True(killed > 0);
        using (var child = Start(_store.Path))
            child.WaitForExit();
        Assert.Equal(Published(measured).Count, Published().Count);
        Assert.Equal(30_000, _store.Ask<long>("select count(*) from associations"));
        Assert.Empty(StoreCheck.Run(_store.Layout));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_store.Layout.StagingFolder));
    }

    public void Dispose() => _store.Dispose();

    // The descriptor with its bytes, and the files that it lists with their sizes.
    List<string> Published(TestStore? store = null)
    {
        var layout = (store ?? _store).Layout;
        return
        [
            File.ReadAllText(layout.DescriptorFile("a")),
            .. StoreCatalogue.Read(layout).Dataset("a").Tables.Values.SelectMany(table => table.Files).Select(file => $"{file.Path} {new FileInfo(layout.FullPath(file.Path)).Length}").Order(StringComparer.Ordinal),
        ];
    }

    static Process Start(string store)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "qtlquery.exe" : "qtlquery");
        return Process.Start(new ProcessStartInfo(program, ["compact", "--store", store, "--quiet"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
    }
}
