using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Tests.Ingest;

namespace QtlQuery.Tests.Engine;

/// <summary>A store from its making to the removal of what it held.</summary>
public sealed class StoreLifeTests : IDisposable
{
    readonly TestStore _store = new();

    // A hundred and more descriptors are read side by side.
    [Fact]
    public void One_damaged_descriptor_among_many_is_named()
    {
        _store.Ingest(_store.Write("x.all.tsv", NominalRow.File([new("ENSG09900000001", "1", 1000)])), format: "eqtl_catalogue_nominal", dataset: "first", set: [("study", "S"), ("quantity", "ge"), ("context", "Liver"), ("genome_build", "GRCh38")]);
        var text = File.ReadAllText(_store.Layout.DescriptorFile("first"));
        for (var number = 0; number < 150; number++)
            File.WriteAllText(_store.Layout.DescriptorFile($"d{number}"), text.Replace("\"first\"", $"\"d{number}\"", StringComparison.Ordinal));
        using (var store = _store.Open())
            Assert.Equal(151, store.Query<long>("select count(*) from datasets")[0]);
        File.WriteAllText(_store.Layout.DescriptorFile("d77"), "{");
        Assert.Contains("d77", Assert.Throws<QtlQueryException>(() => _store.Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_is_made_once_and_in_a_directory_of_its_own()
    {
        Says(() => QtlStore.Create(_store.Path, GenomeBuild.GRCh37), "there is a store at", "another directory");
        Directory.CreateDirectory(_store["full"]);
        File.WriteAllText(Path.Combine(_store["full"], "thesis.txt"), "");
        Says(() => QtlStore.Create(_store["full"], GenomeBuild.GRCh38), "is not empty", "choose a new one");
        Directory.CreateDirectory(_store["bare"]);
        QtlStore.Create(_store["bare"], GenomeBuild.GRCh37);
        using var store = QtlStore.Open(_store["bare"]);
        Assert.Equal(GenomeBuild.GRCh37, store.GenomeBuild);
    }

    [Fact]
    public void What_is_no_store_cannot_be_opened()
    {
        Says(() => QtlStore.Open(_store["nowhere"]), "there is no store at", "qtlquery init");
        Directory.CreateDirectory(_store["bare"]);
        Says(() => QtlStore.Open(_store["bare"]), "is not a store: it has no store.json", "qtlquery init");
        Says(() => StoreCheck.Run(new(_store["bare"])), "is not a store", "qtlquery init");
        Says(() => Publication.Begin(new(_store["bare"]), "a"), "is not a store", "qtlquery init");
    }

    [Fact]
    public void A_store_of_a_newer_program_is_left_to_that_program()
    {
        File.WriteAllText(_store.Layout.StoreFile, """{"format_version": 2, "genome_build": "GRCh38"}""");
        Says(() => QtlStore.Open(_store.Path), "has format 2, and this program knows formats up to 1", "update");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"dataset_id": "Liver"}""")]
    [InlineData("""{"dataset_id": "Liver", "fields": {}, "tables": {}, "ingests": [], "surprise": 1}""")]
    public void A_damaged_descriptor_is_named(string text)
    {
        File.WriteAllText(_store.Layout.DescriptorFile("Liver"), text);
        Says(() => QtlStore.Open(_store.Path), "Liver.json", "Restore");
    }

    [Fact]
    public void A_damaged_store_file_is_named()
    {
        File.WriteAllText(_store.Layout.StoreFile, "{");
        Says(() => QtlStore.Open(_store.Path), "store.json' is damaged", "Restore it");
    }

    [Fact]
    public void A_descriptor_with_any_byte_changed_is_read_or_refused()
    {
        _store.Ingest(Nominal("first", 1, 3), dataset: "a");
        var path = _store.Layout.DescriptorFile("a");
        var bytes = File.ReadAllBytes(path);
        var random = new Random(5);
        for (var i = 0; i < 500; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[random.Next(bytes.Length)] = (byte)(i % 2 == 0 ? random.Next(256) : "{}[],:\"01-"[random.Next(10)]);
            File.WriteAllBytes(path, changed);
            try
            {
                StoreCatalogue.Read(_store.Layout);
            }
            catch (QtlQueryException e)
            {
                Assert.Contains("a.json", e.Message, StringComparison.Ordinal);
            }
        }

        // A name twice in a map whose names are data.
        File.WriteAllText(path, System.Text.Encoding.UTF8.GetString(bytes).Replace("\"refused\": {", "\"refused\": {\"a\": 1, \"a\": 1", StringComparison.Ordinal));
        Says(() => StoreCatalogue.Read(_store.Layout), "a.json", "Restore");
    }

    [Fact]
    public void Readers_of_a_replaced_dataset_finish_on_the_old_rows_and_new_ones_see_the_new()
    {
        _store.Ingest(Nominal("first", 1, 3));
        using var before = _store.Open();
        _store.Ingest(Nominal("second", 11, 5));

        Assert.Equal([1001L, 1002, 1003], before.Query<long>("select position from associations order by position"));
        using var after = _store.Open();
        Assert.Equal([1011L, 1012, 1013, 1014, 1015], after.Query<long>("select position from associations order by position"));
        Assert.Empty(StoreCheck.Run(_store.Layout));
    }

    [Fact]
    public void The_same_bytes_are_recognised_and_nothing_is_written()
    {
        var path = Nominal("first", 1, 3);
        var first = _store.Ingest(path);
        var before = _store.Listing();
        var again = _store.Ingest(path);

        Assert.False(first.Unchanged);
        Assert.True(again.Unchanged);
        Assert.Equal(first.Rows.Stored, again.Rows.Stored);
        Assert.Equal(first.Tables.OrderBy(table => table.Key), again.Tables.OrderBy(table => table.Key));
        Assert.Equal(before, _store.Listing());
    }

    [Fact]
    public void The_same_bytes_with_another_word_of_the_user_are_read_again()
    {
        var path = Nominal("first", 1, 3);
        _store.Ingest(path);
        Assert.False(_store.Ingest(path, set: ("sample_size", "99")).Unchanged);
        Assert.Equal(99, _store.Ask<long>("select sample_size from datasets"));
    }

    [Fact]
    public void A_second_table_stands_beside_the_first()
    {
        _store.Ingest(Nominal("first", 1, 3), dataset: "QTD099001");
        var sets = File.ReadAllText(Path.Combine(SourceCase.Folder("eqtl_catalogue_credible_sets"), "QTD099001.credible_sets.tsv"));
        _store.Ingest(_store.Write("QTD099001.credible_sets.tsv", sets), 0.5, set: [("study", "Exemplar"), ("quantity", "ge"), ("context", "liver")]);

        Assert.Equal(3, _store.Ask<long>("select count(*) from associations where dataset_id = 'QTD099001'"));
        Assert.Equal(5, _store.Ask<long>("select count(*) from credible_sets where dataset_id = 'QTD099001'"));
        var dataset = StoreCatalogue.Read(_store.Layout).Dataset("QTD099001");
        Assert.Equal(["eqtl_catalogue_nominal", "eqtl_catalogue_credible_sets"], dataset.Ingests.Select(ingest => ingest.Source));
        Assert.Empty(StoreCheck.Run(_store.Layout));
    }

    [Fact]
    public void A_removed_dataset_is_gone_at_once_and_its_files_after_their_grace()
    {
        _store.Ingest(Nominal("first", 1, 3), dataset: "a");
        _store.Ingest(Nominal("first", 1, 3), dataset: "b");
        var files = _store.Files("a", "associations");
        using var before = _store.Open();
        Publication.Remove(_store.Layout, "a", now: false);

        Assert.Equal("b", Assert.Single(StoreCatalogue.Read(_store.Layout).Datasets.Keys));
        Assert.Equal(6, before.Query<long>("select count(*) from associations")[0]);
        Assert.All(files, file => Assert.True(File.Exists(file)));
        Assert.Empty(StoreCheck.Run(_store.Layout));

        Age(files);
        Assert.Contains(StoreCheck.Run(_store.Layout), problem => problem.EndsWith("listed by no dataset; the next write deletes it", StringComparison.Ordinal));
        _store.Ingest(Nominal("second", 11, 5), dataset: "b");
        Assert.All(files, file => Assert.False(File.Exists(file)));
        Assert.Equal(5, _store.Ask<long>("select count(*) from associations"));
    }

    [Fact]
    public void A_dataset_removed_now_leaves_nothing_behind()
    {
        var empty = _store.Listing();
        _store.Ingest(Nominal("first", 1, 3), dataset: "a");
        Publication.Remove(_store.Layout, "a", now: true);
        Assert.Equal(empty, _store.Listing().Where(entry => !entry.StartsWith("_staging ", StringComparison.Ordinal)));
        Says(() => Publication.Remove(_store.Layout, "a", now: true), "the store has no dataset 'a'", "qtlquery datasets");
    }

    [Fact]
    public void A_dataset_that_is_not_there_is_answered_with_the_nearest()
    {
        _store.Ingest(Nominal("first", 1, 3), dataset: "GTEx_liver");
        Says(() => Publication.Remove(_store.Layout, "GTEx_livr", now: true), "no dataset 'GTEx_livr'", "Did you mean 'GTEx_liver'?");
    }

    [Fact]
    public void A_second_writer_of_a_dataset_is_told_who_the_first_is()
    {
        using (Publication.Begin(_store.Layout, "a"))
        {
            Says(() => _store.Ingest(Nominal("first", 1, 3), dataset: "a"), $"dataset 'a' is being written by process {Environment.ProcessId} on {Environment.MachineName}", "Wait for it");
            Says(() => Publication.Begin(_store.Layout, "a"), "dataset 'a' is being written", "Wait for it");
            Assert.Equal(3, _store.Ingest(Nominal("first", 1, 3), dataset: "b").Rows.Stored);
        }

        Assert.Equal(3, _store.Ingest(Nominal("first", 1, 3), dataset: "a").Rows.Stored);
    }

    // Each holds it a moment, so that the others meet it being let go of as well.
    [Fact]
    public void Patient_writers_of_a_dataset_come_one_after_another()
    {
        var (inside, most, turns) = (0, 0, 0);
        Parallel.For(0, 8, new() { MaxDegreeOfParallelism = 8 }, _ =>
        {
            for (var i = 0; i < 5; i++)
            {
                using var writer = Publication.BeginWhenFree(_store.Layout, "a", TimeSpan.FromMinutes(1));
                most = Math.Max(most, Interlocked.Increment(ref inside));
                turns++;
                Thread.Sleep(i);
                Interlocked.Decrement(ref inside);
            }
        });
        Assert.Equal((1, 40), (most, turns));
    }

    [Fact]
    public void A_writer_is_as_patient_as_it_was_told_to_be()
    {
        using var writer = Publication.Begin(_store.Layout, "a");
        Says(() => Publication.BeginWhenFree(_store.Layout, "a", TimeSpan.FromMilliseconds(200)), "dataset 'a' is being written", "Wait for it");
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.Throws<OperationCanceledException>(() => Publication.BeginWhenFree(_store.Layout, "a", TimeSpan.FromMinutes(1), cancel.Token));
    }

    [Fact]
    public void What_a_killed_writer_left_goes_with_the_next_write_of_the_dataset()
    {
        File.WriteAllText(Path.Combine(_store.Layout.DatasetsFolder, "_a.json.0123456789abcdef"), "{");
        File.WriteAllText(_store.Layout.LockFile("a"), """{"host":""");
        var staging = Path.Combine(_store.Layout.StagingFolder, "0123456789ab", "associations");
        Directory.CreateDirectory(staging);
        File.WriteAllText(Path.Combine(staging, "..", "_owner"), "");
        Assert.Empty(StoreCheck.Run(_store.Layout));

        _store.Ingest(Nominal("first", 1, 3), dataset: "a");

        Assert.Equal(["a.json"], Directory.EnumerateFiles(_store.Layout.DatasetsFolder).Select(Path.GetFileName));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_store.Layout.StagingFolder));
    }

    [Fact]
    public void Readers_and_the_catalogue_do_not_wait_for_a_writer()
    {
        _store.Ingest(Nominal("first", 1, 3), dataset: "a");
        using var writer = Publication.Begin(_store.Layout, "a");
        Assert.Equal(3, _store.Ask<long>("select count(*) from associations"));
        Assert.Empty(StoreCheck.Run(_store.Layout));
    }

    public void Dispose() => _store.Dispose();

    internal static void Says(Func<object?> action, string message, string hint) => Says(() => { action(); }, message, hint);

    internal static void Says(Action action, string message, string hint)
    {
        var error = Assert.Throws<QtlQueryException>(action);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(hint, error.Hint, StringComparison.Ordinal);
    }

    static void Age(IEnumerable<string> files)
    {
        foreach (var file in files)
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow - 2 * Publication.Grace);
    }

    // A file of so many rows, its first at position 1000 + first; another folder for each name, so that the dataset is the same.
    string Nominal(string folder, int first, int rows)
    {
        Directory.CreateDirectory(_store[folder]);
        return _store.Write(Path.Combine(folder, "Exemplar_ge_liver.all.tsv"), NominalRow.File(Enumerable.Range(first, rows).Select(i => new NominalRow("ENSG09900000001", "1", 1000 + i))));
    }
}
