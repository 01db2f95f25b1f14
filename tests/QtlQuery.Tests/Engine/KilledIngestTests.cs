using System.Diagnostics;
using QtlQuery.Engine.Store;

namespace QtlQuery.Tests.Engine;

/// <summary>The program itself, killed while it writes.</summary>
public sealed class KilledIngestTests : IDisposable
{
    readonly TestStore _store = new();

    [Fact]
    public void A_killed_ingest_leaves_the_store_as_it_was_and_the_next_one_clears_up()
    {
        _store.Ingest(Input("before", 20, "ENSG09900000001"), dataset: "a");
        var large = Input("after", 60_000, "ENSG09900000002");
        var whole = Stopwatch.StartNew();
        using (var child = Start(large, "measured"))
            child.WaitForExit();
        whole.Stop();
        var before = Published();

        var random = new Random(20_240);
        var killed = 0;
        // The first moment is early, so that a run that is quicker than the measured one is still met; then half of them lie in the
        // last fifth, where files move in and the descriptor is written.
        for (var i = 0; i < 4; i++)
        {
            using var child = Start(large, "a");
            var share = i == 0 ? 0.15 : i % 2 == 0 ? random.NextDouble() : 0.8 + (0.2 * random.NextDouble());
            if (child.WaitForExit((int)(share * whole.ElapsedMilliseconds)))
                break; // it was faster this time, and the dataset is the new one
            child.Kill();
            child.WaitForExit();
            killed++;
            if (StoreCatalogue.Read(_store.Layout).Dataset("a").Tables["associations"].Rows != 20)
                break; // it had just committed

            Assert.Equal(before, Published());
            Assert.Equal(20, _store.Ask<long>("select count(*) from associations where dataset_id = 'a' and molecular_trait_id = 'ENSG09900000001'"));
            Assert.Empty(StoreCheck.Run(_store.Layout));
        }

        Assert.True(killed > 0);
        _store.Ingest(large, dataset: "a");
        Assert.Equal(60_000, _store.Ask<long>("select count(*) from associations where dataset_id = 'a' and molecular_trait_id = 'ENSG09900000002'"));
        Assert.Empty(StoreCheck.Run(_store.Layout));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_store.Layout.StagingFolder));
    }

    public void Dispose() => _store.Dispose();

    // Descriptors with their bytes, and the files that they list with their sizes.
    List<string> Published() =>
    [
        .. Directory.EnumerateFiles(_store.Layout.DatasetsFolder, "*.json").Where(file => !Path.GetFileName(file).StartsWith('_')).Order(StringComparer.Ordinal).Select(File.ReadAllText),
        .. StoreCatalogue.Read(_store.Layout).Datasets.Values
            .SelectMany(dataset => dataset.Tables.Values)
            .SelectMany(table => table.Files)
            .Select(file => $"{file.Path} {new FileInfo(_store.Layout.FullPath(file.Path)).Length}")
            .Order(StringComparer.Ordinal),
    ];

    Process Start(string input, string dataset)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "qtlquery.exe" : "qtlquery");
        return Process.Start(new ProcessStartInfo(program, ["ingest", "--store", _store.Path, "--dataset", dataset, "--quiet", input]) { RedirectStandardError = true })!;
    }

    string Input(string folder, int rows, string trait)
    {
        Directory.CreateDirectory(_store[folder]);
        return _store.Write(Path.Combine(folder, "Exemplar_ge_liver.all.tsv"), NominalRow.File(Enumerable.Range(1, rows).Select(i => new NominalRow(trait, (1 + (i % 22)).ToString(System.Globalization.CultureInfo.InvariantCulture), 1000 + i, Rsid: $"rs{i}"))));
    }
}
