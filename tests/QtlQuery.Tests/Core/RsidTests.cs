using FsCheck;
using FsCheck.Fluent;
using QtlQuery.Core;

namespace QtlQuery.Tests.Core;

public sealed class RsidTests
{
    [Theory]
    [InlineData("rs12230244", 12230244)]
    [InlineData("RS5", 5)]
    [InlineData("rs9999999999", 9_999_999_999)]
    public void An_rsid_is_its_number(string text, long number)
    {
        Assert.True(Rsid.TryParse(text, out var rsid));
        Assert.Equal(number, rsid.Number);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("rs")]
    [InlineData("rs0")]
    [InlineData("rs-5")]
    [InlineData("ss123")]
    [InlineData("rs1,rs2")]
    [InlineData("rs123-A")]
    public void Other_labels_are_not_rsids(string? text) => Assert.False(Rsid.TryParse(text, out _));

    [Fact]
    public void A_printed_rsid_is_read_back() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<PositiveInt>(),
            number => Rsid.TryParse(new Rsid(number.Get).ToString(), out var rsid) && rsid.Number == number.Get).QuickCheckThrowOnFailure();
}
