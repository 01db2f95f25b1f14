using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Core;

namespace QtlQuery.Tests.Core;

public sealed class GenomicRegionTests
{
    [Theory]
    [InlineData("1:1000-2000", "1", 1000, 2000)]
    [InlineData("chr7:1,000-2,000,000", "7", 1000, 2_000_000)]
    [InlineData("23:5-5", "X", 5, 5)]
    [InlineData("chrM:1-16569", "MT", 1, 16569)]
    public void A_region_is_read_with_its_usual_ornaments(string text, string chromosome, int start, int end) =>
        Assert.Equal(new GenomicRegion(chromosome, start, end), GenomicRegion.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1:1000")]
    [InlineData("1:0-10")]
    [InlineData("1:20-10")]
    [InlineData("1:1-2-3")]
    [InlineData("99:1-2")]
    [InlineData("1:1-99999999999")]
    public void What_is_not_a_region_is_an_error_with_a_hint(string text) =>
        Assert.NotNull(Assert.Throws<QtlQueryException>(() => GenomicRegion.Parse(text)).Hint);

    [Theory]
    [InlineData("1:20-30", true)]
    [InlineData("1:15-15", true)]
    [InlineData("1:21-30", false)]
    [InlineData("1:1-9", false)]
    [InlineData("2:10-20", false)]
    public void Regions_overlap_when_they_share_a_base(string other, bool overlap)
    {
        var region = GenomicRegion.Parse("1:10-20");
        Assert.Equal(overlap, region.Overlaps(GenomicRegion.Parse(other)));
        Assert.Equal(overlap, GenomicRegion.Parse(other).Overlaps(region));
    }

    [Fact]
    public void A_printed_region_is_read_back() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<Tuple<PositiveInt, PositiveInt>>(),
            ends =>
            {
                var region = new GenomicRegion("X", Math.Min(ends.Item1.Get, ends.Item2.Get), Math.Max(ends.Item1.Get, ends.Item2.Get));
                return GenomicRegion.Parse(region.ToString()) == region;
            }).QuickCheckThrowOnFailure();
}
