using System.Diagnostics;
using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Index;
using QtlQuery.Engine.Lookup;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest;
using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Engine;

/// <summary>A look-up index changes how long an answer takes and nothing else. Expected answers: those of the Parquet files, which other tests hold.</summary>
public sealed class DatasetIndexTests(DatasetIndexTests.TwoContexts two) : IClassFixture<DatasetIndexTests.TwoContexts>, IDisposable
{
    const string Lung = "Exemplar_ge_lung";
    const string Liver = "Exemplar_ge_liver";

    readonly TestStore _store = two.Store.Copy();

    /// <summary>Two datasets without an index, of which each test changes a copy.</summary>
    public sealed class TwoContexts : IDisposable
    {
        public TwoContexts()
        {
            foreach (var context in new[] { "lung", "liver" })
                Store.Ingest(Store.Write($"Exemplar_ge_{context}.all.tsv", NominalRow.File(Rows(context.Length))));
        }

        internal TestStore Store { get; } = new();

        public void Dispose() => Store.Dispose();
    }

    [Theory]
    [InlineData(Lung)]
    [InlineData(Lung, Liver)]
    public void Every_look_up_answers_the_same_with_it(params string[] indexed)
    {
        var before = Answers();
        foreach (var dataset in indexed)
            Make(dataset);
        Assert.Equal(before, Answers());
        Assert.Empty(StoreCheck.Run(_store.Layout));
    }

    // Files alone, files beside an index, indexes alone; of both datasets and of one. The order is DuckDB's sort of all pairs.
    [Theory]
    [InlineData]
    [InlineData(Lung)]
    [InlineData(Lung, Liver)]
    public void A_region_comes_by_position_then_dataset_then_alleles_and_trait(params string[] indexed)
    {
        foreach (var dataset in indexed)
            Make(dataset);
        using var store = _store.Open();
        foreach (var datasets in new HashSet<string>?[] { null, [Lung], [Liver] })
        {
            foreach (var (text, where) in new[] { ("1:1200-1900", "chromosome = '1' and position between 1200 and 1900"), ("X:1-3000", "chromosome = 'X' and position <= 3000") })
            {
                var query = StoreLookup.Region(store, text, datasets);
                var sorted = $"select {query.Sql[query.Sql.IndexOf("dataset_id", StringComparison.Ordinal)..query.Sql.IndexOf(" from ", StringComparison.Ordinal)]} from associations where {where} and dataset_id in ('{string.Join("', '", datasets ?? [Lung, Liver])}') order by position, dataset_id, ref, alt, molecular_trait_id";
                var expected = Read(store, query with { Sql = sorted, Parameters = new Dictionary<string, object?>() });
                Assert.True(expected.Count > 100);
                Assert.Equal(expected, Read(store, query));
            }
        }
    }

    [Fact]
    public void It_is_of_the_rows_that_it_was_made_of_and_ends_with_them()
    {
        Make(Lung);
        var index = StoreCatalogue.Read(_store.Layout).Dataset(Lung).Tables["associations"].Index!;
        Assert.Equal(Rows(4).Count(), index.Rows);
        _store.Ingest(_store.Write("Exemplar_ge_lung.all.tsv", NominalRow.File([new("ENSG09900000001", "1", 5_000)])), set: ("study", "Exemplar"));
        Assert.Null(StoreCatalogue.Read(_store.Layout).Dataset(Lung).Tables["associations"].Index);
        Assert.Contains(_store.Layout.FullPath(index.Path), StoreSweep.Unlisted(_store.Layout));
        Publication.Remove(_store.Layout, Lung, now: true);
        Assert.False(File.Exists(_store.Layout.FullPath(index.Path)));
    }

    [Fact]
    public void Making_one_changes_no_other_file()
    {
        var before = _store.Listing();
        Make(Lung);
        Assert.Equal(
            ["associations_index", $"associations_index/dataset_id={Lung}", $"associations_index/dataset_id={Lung}/GENERATION.index", $"datasets/{Lung}.json"],
            _store.Listing().Except(before).Select(entry => System.Text.RegularExpressions.Regex.Replace(entry.Split(' ')[0], "[0-9a-f]{12}", "GENERATION")));
    }

    [Fact]
    public void A_cut_or_foreign_file_is_named_and_says_what_to_do()
    {
        var path = Make(Lung);
        var bytes = File.ReadAllBytes(path);
        foreach (var damaged in new[] { bytes[..^1], bytes[..20], [.. "no index at all, but long enough to be one"u8] })
        {
            File.WriteAllBytes(path, damaged);
            using var store = _store.Open();
            var error = Assert.Throws<QtlQueryException>(() => Read(store, StoreLookup.Gene(store, "ENSG09900000001")));
            Assert.Contains("look-up index", error.Message, StringComparison.Ordinal);
            Assert.Contains("qtlquery index --again", error.Hint, StringComparison.Ordinal);
        }
    }

    // Made by the program of commit 307474e of the file beside it.
    [Fact]
    public void An_index_of_version_1_answers_as_the_files_do_and_one_to_come_is_refused()
    {
        _store.Ingest(Repository.Path("tests", "fixtures", "index", "Exemplar_ge_lung.all.tsv"));
        var expected = Answers();
        var path = Make(Lung);
        Assert.Equal(2, File.ReadAllBytes(path)[8]);
        var old = File.ReadAllBytes(Repository.Path("tests", "fixtures", "index", "version-1.index"));
        File.WriteAllBytes(path, old);
        Assert.Equal(expected, Answers());
        Assert.Contains(expected, row => row.Contains("3.5E-42", StringComparison.Ordinal));
        old[8] = 3;
        File.WriteAllBytes(path, old);
        Assert.Contains("this program knows 1 to 2", Assert.Throws<QtlQueryException>(Answers).Message, StringComparison.Ordinal);
    }

    // Whatever is in the bytes, reading stays within them: an answer or an error, and the process lives.
    [Fact]
    public void Changed_bytes_end_no_process()
    {
        var path = Make(Lung);
        var bytes = File.ReadAllBytes(path);
        var random = new Random(7);
        for (var round = 0; round < 8; round++)
        {
            var changed = (byte[])bytes.Clone();
            for (var i = 0; i < 40; i++)
                changed[IndexFormat.HeaderBytes + random.Next(changed.Length - IndexFormat.HeaderBytes)] = (byte)random.Next(256);
            File.WriteAllBytes(path, changed);
            using var store = _store.Open();
            foreach (var ask in Questions(store))
            {
                var error = Record.Exception(() => Read(store, ask()));
                Assert.True(error is null or QtlQueryException, error?.ToString());
            }
        }
    }

    [Fact]
    public void The_command_makes_keeps_and_removes_them()
    {
        var made = CommandLine.Run("index", "--store", _store.Path);
        Assert.Equal((0, ""), (made.ExitCode, made.Output));
        Assert.Matches(@"\AExemplar_ge_liver: 1,200 associations in \d+\.\d MB, beside \d+\.\d MB of Parquet\nExemplar_ge_lung: 1,200 associations in ", made.Error);
        Assert.Equal($"{Liver}: has an index\n{Lung}: has an index\n", CommandLine.Run("index", "--store", _store.Path).Error);
        Assert.StartsWith($"{Lung}: 1,200 associations", CommandLine.Run("index", Lung, "--again", "--store", _store.Path).Error, StringComparison.Ordinal);
        Assert.Equal($"{Lung}: index removed\n", CommandLine.Run("index", Lung, "--remove", "--store", _store.Path).Error);
        Assert.Equal($"{Lung}: has no index\n", CommandLine.Run("index", Lung, "--remove", "--store", _store.Path).Error);
        var unknown = CommandLine.Run("index", "Exemplar_ge_lunge", "--store", _store.Path);
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains($"Did you mean '{Lung}'?", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(2, CommandLine.Run("index", "--again", "--remove", "--store", _store.Path).ExitCode);
    }

    // In the same publication: no reader sees the rows without it. The bytes are those of the command that makes one later.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void An_ingest_can_make_it_with_the_rows(int threads)
    {
        var later = File.ReadAllBytes(Make(Lung));
        using var fresh = new TestStore();
        var result = Assert.Single(Ingestion.Run(Request(fresh, threads)));
        var index = StoreCatalogue.Read(fresh.Layout).Dataset(Lung).Tables["associations"].Index!;
        Assert.Equal((1_200, index.Path), (index.Rows, result.Index!.Path));
        Assert.Equal(later, File.ReadAllBytes(fresh.Layout.FullPath(index.Path)));
        Assert.Empty(StoreCheck.Run(fresh.Layout));

        Assert.Equal((true, null), Unchanged());
        CommandLine.Run("index", "--remove", "--store", fresh.Path);
        Assert.Equal((true, 1_200), Unchanged());
        Assert.Equal(later, File.ReadAllBytes(fresh.Layout.FullPath(StoreCatalogue.Read(fresh.Layout).Dataset(Lung).Tables["associations"].Index!.Path)));
        Assert.Empty(StoreCheck.Run(fresh.Layout));

        (bool Unchanged, long? Rows) Unchanged() => Assert.Single(Ingestion.Run(Request(fresh, threads))) is var again ? (again.Unchanged, again.Index?.Rows) : default;
    }

    [Fact]
    public void The_command_of_the_ingest_says_that_it_made_them()
    {
        using var fresh = new TestStore();
        var one = CommandLine.Run("ingest", two.Store[$"{Lung}.all.tsv"], "--index", "--store", fresh.Path);
        Assert.Matches(@"1,200 stored .*\n  look-up index: 1,200 associations in \d+\.\d MB\n\z", one.Error);
        var both = CommandLine.Run("ingest", two.Store[$"{Lung}.all.tsv"], two.Store[$"{Liver}.all.tsv"], "--index", "--store", fresh.Path);
        Assert.Equal(0, both.ExitCode);
        Assert.Matches($@"\n{Liver} \(\w+\): look-up index: 1,200 associations in \d+\.\d MB\n", both.Error);
        Assert.DoesNotContain($"{Lung} (eqtl_catalogue): look-up index", both.Error, StringComparison.Ordinal);
        Assert.All(StoreCatalogue.Read(fresh.Layout).Datasets.Values, dataset => Assert.NotNull(DatasetIndex.Of(dataset)));
    }

    [Fact]
    public void A_killed_run_leaves_the_dataset_without_it_or_with_all_of_it()
    {
        var answers = Answers();
        var clock = Stopwatch.StartNew();
        using (var child = Start("--again"))
            child.WaitForExit();
        clock.Stop();
        CommandLine.Run("index", "--remove", "--store", _store.Path);
        foreach (var share in new[] { 0.5, 0.8, 0.95 })
        {
            using var child = Start("--again");
            if (!child.WaitForExit((int)(share * clock.ElapsedMilliseconds)))
                child.Kill();
            child.WaitForExit();
            Assert.Empty(StoreCheck.Run(_store.Layout));
            Assert.Equal(answers, Answers());
        }

        Assert.Equal(0, CommandLine.Run("index", "--again", "--store", _store.Path).ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_store.Layout.StagingFolder));
    }

    public void Dispose() => _store.Dispose();

    Process Start(string option)
    {
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "qtlquery.exe" : "qtlquery");
        return Process.Start(new ProcessStartInfo(program, ["index", "--store", _store.Path, option, "--quiet"]) { RedirectStandardError = true })!;
    }

    static IEnumerable<NominalRow> Rows(int seed)
    {
        var random = new Random(seed);
        for (var variant = 0; variant < 300; variant++)
        {
            for (var trait = 0; trait < 4; trait++)
            {
                yield return new(
                    $"ENSG0990000000{(variant / 100) + trait}",
                    variant < 200 ? "1" : "X",
                    1000 + (variant * 10 / (variant % 2 + 1)),
                    variant % 9 == 0 ? "AT" : "A",
                    PValue: variant == 50 ? "1e-400" : variant == 51 ? "3.5e-42" : $"0.{random.Next(1, 999_999):000000}",
                    Beta: $"{random.Next(-9999, 9999) / 10_000.0:0.0000}",
                    Rsid: variant % 4 == 0 ? "NA" : $"rs{variant}");
            }
        }
    }

    IngestRequest Request(TestStore store, int threads) => new(store.Path, [two.Store[$"{Lung}.all.tsv"]]) { Index = true, Engine = new() { Threads = threads } };

    string Make(string dataset)
    {
        using var store = _store.Open();
        return _store.Layout.FullPath(DatasetIndex.Make(store, dataset).Path);
    }

    List<string> Answers()
    {
        using var store = _store.Open();
        return [.. Questions(store).SelectMany(ask => Read(store, ask()).Append(StoreLookup.Coverage(store, ask()).ToString()))];
    }

    static IEnumerable<Func<LookupQuery>> Questions(QtlStore store)
    {
        var lung = new HashSet<string> { Lung };
        yield return () => StoreLookup.Gene(store, "ENSG09900000001");
        yield return () => StoreLookup.Gene(store, "ENSG09900000003.2", lung);
        yield return () => StoreLookup.Trait(store, "ENSG09900000002");
        yield return () => StoreLookup.Variant(store, "1:1500:A:G");
        yield return () => StoreLookup.Variant(store, "rs53");
        yield return () => StoreLookup.Region(store, "1:1200-1900");
        yield return () => StoreLookup.Region(store, "1:1000-1200", lung);
        yield return () => StoreLookup.Region(store, "X:1-2000000", lung);
        yield return () => StoreLookup.Region(store, "7:1-1000");
        yield return () => StoreLookup.Genes(store, [new("ENSG09900000000", 1), new("ENSG09900000004", 2)]);
        yield return () => StoreLookup.Variants(store, [new("rs53", 1), new("rs205", 2), new("1:1500:A:G", 3)]);
        yield return () => StoreLookup.Regions(store, [new("1:1000-1300", 1), new("1:1200-1400", 2), new("X:1-3000", 3)]);
    }

    static List<string> Read(QtlStore store, LookupQuery query)
    {
        using var reader = store.Read(query.Sql, query.Parameters);
        var rows = new List<string>();
        while (reader.Next())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.Rows.FieldCount).Select(column => FormattableString.Invariant($"{reader.Rows.GetValue(column):R}"))));
        return rows;
    }
}
