using System.Text.Json.Nodes;
using QtlQuery.Core;
using QtlQuery.Engine.Compaction;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest;
using QtlQuery.Tests.Cli;

namespace QtlQuery.Tests.Engine.Compaction;

/// <summary>A dataset that was written before there were some small tables gets them, to the byte as an ingest writes them.</summary>
public sealed class MissingCompanionTests(MissingCompanionTests.Ingested ingested) : IClassFixture<MissingCompanionTests.Ingested>, IDisposable
{
    const string Dataset = "Exemplar_ge_liver";

    readonly TestStore _store = new();

    [Theory]
    [InlineData("association_hits", 1_000_000)]
    [InlineData("association_leads", 1_000_000)]
    [InlineData("trait_leads", 1_000_000)]
    [InlineData("variants", 1_000_000)]
    [InlineData("association_hits", 10_000)] // of a dataset that is rewritten as well
    public void What_was_taken_away_comes_back_with_the_bytes_of_an_ingest(string table, int rowsAFile)
    {
        ingested.Of(rowsAFile).CopyTo(_store);
        var before = Descriptor().Tables[table];
        var bytes = File.ReadAllBytes(Assert.Single(_store.Files(Dataset, table)));
        TakeAway(table);
        var done = DatasetCompaction.Run(_store.Layout, Dataset, new() { Threads = 4 });
        Assert.Equal(rowsAFile == 10_000, done.Rewritten.Count > 0);
        Assert.Equal([table], done.Added.Keys);
        var after = Descriptor().Tables[table];
        Assert.Equal(bytes, File.ReadAllBytes(Assert.Single(_store.Files(Dataset, table))));
        Assert.Equal((before.IngestId, before.Rows, before.Bytes, before.Files[0].Sha256), (after.IngestId, after.Rows, after.Bytes, after.Files[0].Sha256));
        Assert.Empty(StoreCheck.Run(_store.Layout));
        Assert.Empty(DatasetCompaction.Run(_store.Layout, Dataset, new()).Added);
    }

    // What compaction added goes with the rows that it was made from, as what an ingest wrote does.
    [Fact]
    public void It_ends_with_the_rows_that_it_was_taken_from()
    {
        ingested.Of(1_000_000).CopyTo(_store);
        TakeAway("association_hits");
        DatasetCompaction.Run(_store.Layout, Dataset, new());
        _store.Ingest(_store.Write($"{Dataset}.all.tsv", NominalRow.File([new("ENSG09900000001", "1", 5_000)])));
        Assert.DoesNotContain("association_hits", Descriptor().Tables.Keys);
    }

    // One is made from the other.
    [Fact]
    public void What_is_made_from_a_missing_one_comes_back_as_well()
    {
        ingested.Of(1_000_000).CopyTo(_store);
        TakeAway("association_leads");
        TakeAway("trait_leads");
        Assert.Equal("1 of 1 datasets lack association_leads\n1 of 1 datasets lack trait_leads\n", CommandLine.Run("compact", "--store", _store.Path, "--dry-run").Error);
        Assert.Equal(["association_leads", "trait_leads"], DatasetCompaction.Run(_store.Layout, Dataset, new()).Added.Keys);
        Assert.Equal(20, _store.Ask<long>("select count(*) from lead_associations"));
        Assert.Empty(StoreCheck.Run(_store.Layout));
    }

    // Too few pairs for hits, and no rsids: there is nothing to add.
    [Fact]
    public void A_dataset_that_has_what_an_ingest_would_write_stays_as_it_is()
    {
        _store.Ingest(_store.Write($"{Dataset}.all.tsv", NominalRow.File([new("ENSG09900000001", "1", 5_000, Rsid: "NA")])));
        Assert.Equal(["association_leads", "associations", "trait_leads"], Descriptor().Tables.Keys.Order(StringComparer.Ordinal));
        var before = _store.Listing();
        Assert.Equal("nothing to gain in 1 datasets\n", CommandLine.Run("compact", "--store", _store.Path).Error);
        Assert.Equal(before, _store.Listing());
    }

    [Fact]
    public void A_damaged_file_is_named_and_nothing_is_made_of_it()
    {
        ingested.Of(1_000_000).CopyTo(_store);
        TakeAway("association_hits");
        var file = Assert.Single(_store.Files(Dataset, "associations"));
        using (var stream = File.Open(file, FileMode.Open))
        {
            stream.Seek(10, SeekOrigin.Begin);
            stream.WriteByte(7);
        }

        var before = File.ReadAllText(_store.Layout.DescriptorFile(Dataset));
        Assert.Contains("its bytes are not the ones that were written", Assert.Throws<QtlQueryException>(() => DatasetCompaction.Run(_store.Layout, Dataset, new())).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_store.Layout.DescriptorFile(Dataset)));
    }

    [Fact]
    public void The_command_says_what_is_missing_and_adds_it()
    {
        ingested.Of(1_000_000).CopyTo(_store);
        TakeAway("association_hits");
        var before = _store.Listing();
        var dry = CommandLine.Run("compact", "--store", _store.Path, "--dry-run");
        Assert.Equal((0, "1 of 1 datasets lack association_hits\n"), (dry.ExitCode, dry.Error));
        Assert.Equal(["dataset_id\ttable\trows\tfiles\tfiles_after\tbytes\tbytes_after\tbin_width\tbin_width_after", $"{Dataset}\tassociation_hits\t\t0\t1\t0\t\t\t", ""], dry.Output.Split('\n'));
        Assert.Equal(before, _store.Listing());

        var done = CommandLine.Run("compact", "--store", _store.Path);
        Assert.Equal((0, "1 of 1 datasets have now association_hits\n"), (done.ExitCode, done.Error));
        Assert.StartsWith($"{Dataset}\tassociation_hits\t2000\t0\t1\t0\t", done.Output.Split('\n')[1], StringComparison.Ordinal);
        Assert.Equal(2_000, _store.Ask<long>("select count(*) from association_hits"));
        Assert.Equal("nothing to gain in 1 datasets\n", CommandLine.Run("compact", "--store", _store.Path).Error);
    }

    public void Dispose() => _store.Dispose();

    DatasetDescriptor Descriptor() => StoreCatalogue.Read(_store.Layout).Dataset(Dataset);

    // As a store is that was written before there were such tables.
    void TakeAway(string table)
    {
        File.Delete(Assert.Single(_store.Files(Dataset, table)));
        var file = _store.Layout.DescriptorFile(Dataset);
        var descriptor = JsonNode.Parse(File.ReadAllText(file))!;
        Assert.True(descriptor["tables"]!.AsObject().Remove(table));
        File.WriteAllText(file, descriptor.ToJsonString());
    }

    /// <summary>A dataset as an ingest writes it, of which each test bends a copy.</summary>
    public sealed class Ingested : IDisposable
    {
        readonly Dictionary<int, TestStore> _stores = [];

        internal TestStore Of(int rowsAFile)
        {
            if (!_stores.TryGetValue(rowsAFile, out var store))
                _stores[rowsAFile] = store = Ingest(rowsAFile);
            return store;
        }

        public void Dispose() => _stores.Values.ToList().ForEach(store => store.Dispose());

        // Of 100,000 pairs those of every 50th variant are below the cut of 0.001: 2,000.
        static TestStore Ingest(int rowsAFile)
        {
            var store = new TestStore();
            Assert.Single(Ingestion.Run(new(store.Path, [store.Write($"{Dataset}.all.tsv", NominalRow.File(Enumerable.Range(0, 100_000).Select(i => new NominalRow(
                $"ENSG099000000{i % 20:00}",
                "1",
                1000 + (i / 20 * 8000),
                PValue: i / 20 % 50 != 0 ? $"0.{(i % 997) + 2:000}" : i % 20 == 0 ? "1e-9" : "0.0009",
                Rsid: $"rs{i / 20}"))))])
            {
                Sizes = new(RowsAFile: rowsAFile),
            }));
            return store;
        }
    }
}
