using QtlQuery.Core;

namespace QtlQuery.Tests.Core;

public sealed class GenomeBuildTests
{
    [Theory]
    [InlineData("GRCh37")]
    [InlineData("grch37")]
    [InlineData("hg19")]
    [InlineData("b37")]
    [InlineData("GRCh37.p13")]
    [InlineData("GCA_000001405.14")]
    [InlineData("GCF_000001405.25")]
    public void Names_of_GRCh37_are_one_build(string text) => Assert.Equal(GenomeBuild.GRCh37, GenomeBuild.Parse(text));

    [Theory]
    [InlineData("GRCh38")]
    [InlineData("hg38")]
    [InlineData("b38")]
    [InlineData("38")]
    [InlineData("GRCh38.p14")]
    [InlineData("GCA_000001405.15")]
    [InlineData("GCF_000001405.26")]
    [InlineData("GCF_000001405.40")]
    public void Names_of_GRCh38_are_one_build(string text) => Assert.Equal(GenomeBuild.GRCh38, GenomeBuild.Parse(text));

    [Theory]
    [InlineData("mm10", "GRCm38")]
    [InlineData("ARS-UCD1.2", "ARS-UCD1.2")]
    [InlineData("Sscrofa11.1", "Sscrofa11.1")]
    [InlineData("GCF_002263795.1", "GCF_002263795.1")]
    public void Other_organisms_have_builds_too(string text, string name) => Assert.Equal(name, GenomeBuild.Parse(text).Name);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("NR")]
    [InlineData("human")]
    [InlineData("GRCh83")]
    [InlineData("hg83")]
    [InlineData("GCF_000001405.12")]
    [InlineData("build 38")]
    public void A_misspelt_build_is_an_error_with_a_hint(string? text)
    {
        var error = Assert.Throws<QtlQueryException>(() => GenomeBuild.Parse(text));
        Assert.Contains("GRCh38", error.Hint, StringComparison.Ordinal);
        Assert.False(GenomeBuild.TryParse(text, out _));
    }

    [Fact]
    public void A_build_prints_as_its_name() => Assert.Equal("GRCh38", $"{GenomeBuild.Parse("hg38")}");
}
