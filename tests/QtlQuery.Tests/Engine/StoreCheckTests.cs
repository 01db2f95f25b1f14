using System.Text.Json.Nodes;
using QtlQuery.Engine.Store;

namespace QtlQuery.Tests.Engine;

/// <summary>Each kind of damage that can be done to a store is found, and only that.</summary>
public sealed class StoreCheckTests : IDisposable
{
    const string Dataset = "Exemplar_ge_liver";

    readonly TestStore _store = new();
    readonly string _file;

    public StoreCheckTests()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(1, 2000).Select(i => new NominalRow($"ENSG0990000000{random.Next(10)}", "1", 1000 + i, PValue: $"{random.Next(1, 1000)}E-{random.Next(3, 40)}", Rsid: $"rs{random.Next(1, 1_000_000_000)}"));
        _store.Ingest(_store.Write("Exemplar_ge_liver.all.tsv", NominalRow.File(rows)));
        _file = Assert.Single(_store.Files(Dataset, "associations"));
    }

    [Fact]
    public void A_sound_store_has_no_problems() => Assert.Empty(StoreCheck.Run(_store.Layout));

    [Fact]
    public void A_missing_file_is_found()
    {
        File.Delete(_file);
        Finds(": missing");
    }

    [Fact]
    public void A_file_cut_short_is_found()
    {
        File.WriteAllBytes(_file, File.ReadAllBytes(_file)[..^1]);
        Finds(" were written");
    }

    [Fact]
    public void A_flipped_bit_anywhere_in_a_file_is_found()
    {
        var bytes = File.ReadAllBytes(_file);
        var missed = new List<int>();
        for (var i = 0; i < 12; i++)
        {
            var at = (int)((long)i * (bytes.Length - 1) / 11);
            bytes[at] ^= 1;
            File.WriteAllBytes(_file, bytes);
            if (StoreCheck.Run(_store.Layout).Count == 0)
                missed.Add(at);
            bytes[at] ^= 1;
        }

        Assert.Empty(missed);
    }

    [Fact]
    public void A_wrong_count_of_rows_is_found()
    {
        var path = _store.Layout.DescriptorFile(Dataset);
        var descriptor = JsonNode.Parse(File.ReadAllText(path))!;
        descriptor["tables"]!["associations"]!["files"]![0]!["rows"] = 1999;
        File.WriteAllText(path, descriptor.ToJsonString());
        Finds("2,000 rows, and 1,999 were written");
    }

    [Fact]
    public void An_ingest_whose_rows_do_not_add_up_is_found()
    {
        var path = _store.Layout.DescriptorFile(Dataset);
        var descriptor = JsonNode.Parse(File.ReadAllText(path))!;
        descriptor["ingests"]![0]!["rows"]!["read"] = 1;
        File.WriteAllText(path, descriptor.ToJsonString());
        Finds("do not add up");
    }

    [Fact]
    public void A_file_that_no_dataset_lists_is_found_once_it_is_old()
    {
        var stray = Path.Combine(Path.GetDirectoryName(_file)!, "stray.parquet");
        File.Copy(_file, stray);
        File.SetLastWriteTimeUtc(stray, DateTime.UtcNow);
        Assert.Empty(StoreCheck.Run(_store.Layout));
        File.SetLastWriteTimeUtc(stray, DateTime.UtcNow - 2 * Publication.Grace);
        Finds("stray.parquet: listed by no dataset");
    }

    public void Dispose() => _store.Dispose();

    void Finds(string words) => Assert.Contains(words, Assert.Single(StoreCheck.Run(_store.Layout)), StringComparison.Ordinal);
}
