using QtlQuery.Engine.Compaction;
using QtlQuery.Engine.Store;

namespace QtlQuery.Tests.Engine.Compaction;

/// <summary>Which tables gain by being rewritten, by hand.</summary>
public sealed class TableCompactionTests
{
    // Ten files of 2 Mb and 100,000 rows: 0.05 rows a base. At most 500,000 rows are 10 Mb; 300,000 are 6 Mb, so bins of 5 Mb, and 4 Mb is the multiple of 2 below that.
    // 200,000 rows are 4 Mb, which the list of widths has no other for than the 2 Mb that there are.
    [Theory]
    [InlineData(500_000, 10_000_000, 2)]
    [InlineData(300_000, 4_000_000, 5)]
    [InlineData(1_000_000, 300_000_000, 1)]
    public void Bins_become_as_wide_as_an_ingest_would_make_them_in_multiples_of_what_they_are(double rowsAFile, int width, int files)
    {
        var plan = Assert.Single(TableCompaction.Of(Dataset(2_000_000, Files(10, 2_000_000)), rowsAFile));
        Assert.Equal((width, files), (plan.BinWidth, plan.Bins.Count));
        Assert.Equal(Enumerable.Range(0, 10), plan.Bins.SelectMany(bin => bin));
    }

    [Fact]
    public void Bins_that_are_wide_enough_stay() => Assert.Empty(TableCompaction.Of(Dataset(2_000_000, Files(10, 2_000_000)), 200_000));

    // Files far apart: 20 of them on as many chromosomes stay 20, whatever the width.
    [Fact]
    public void A_table_with_a_file_a_chromosome_stays() =>
        Assert.Empty(TableCompaction.Of(Dataset(2_000_000, [.. Enumerable.Range(1, 20).Select(chromosome => new StoredFile($"{chromosome}", 10, 1, $"{chromosome}", 7, 14_000_000, 15_000_000))])));

    // 5 files become 4, which is no quarter less; 4 become 3, which is one.
    [Theory]
    [InlineData(3, 0)]
    [InlineData(2, 1)]
    public void A_quarter_of_the_files_has_to_go(int alone, int gaining)
    {
        StoredFile[] files = [.. Files(2, 2_000_000), .. Enumerable.Range(2, alone).Select(chromosome => new StoredFile($"{chromosome}", 10, 1, $"{chromosome}", 7, 14_000_000, 15_000_000))];
        Assert.Equal(gaining, TableCompaction.Of(Dataset(2_000_000, files)).Count);
    }

    [Fact]
    public void A_table_that_is_one_file_stays() => Assert.Empty(TableCompaction.Of(Dataset(null, [new("leads", 10, 1)])));

    static StoredFile[] Files(int count, int width) =>
        [.. Enumerable.Range(0, count).Select(bin => new StoredFile($"1/{bin}", 100_000, 1, "1", bin, (bin * width) + 1, (bin + 1) * width))];

    static DatasetDescriptor Dataset(int? width, StoredFile[] files) =>
        new("S", new(), new Dictionary<string, StoredTable> { ["associations"] = new("i", files.Sum(file => file.Rows), files.Length, files, width) }, []);
}
