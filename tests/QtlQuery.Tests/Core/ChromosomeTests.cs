using QtlQuery.Core;

namespace QtlQuery.Tests.Core;

public sealed class ChromosomeTests
{
    [Theory]
    [InlineData("chr1", "1")]
    [InlineData("1", "1")]
    [InlineData("01", "1")]
    [InlineData("CHR22", "22")]
    [InlineData("chrX", "X")]
    [InlineData("x", "X")]
    [InlineData("23", "X")]
    [InlineData("Y", "Y")]
    [InlineData("24", "Y")]
    [InlineData("chrM", "MT")]
    [InlineData("m", "MT")]
    [InlineData("MT", "MT")]
    [InlineData("chrMT", "MT")]
    [InlineData("26", "MT")]
    public void Every_usual_spelling_becomes_one_name(string text, string name) => Assert.Equal(name, Chromosome.Name(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("chr")]
    [InlineData("0")]
    [InlineData("001")]
    [InlineData("27")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData("XY")]
    [InlineData("chr1_KI270706v1_random")]
    public void Unknown_names_are_null(string? text) => Assert.Null(Chromosome.Name(text));

    [Fact]
    public void Chromosome_25_is_left_to_the_format_since_formats_disagree() => Assert.Null(Chromosome.Name("25"));

    [Fact]
    public void Chromosomes_sort_by_number_then_X_Y_MT_then_others()
    {
        List<string> shuffled = ["GL000192.1", "MT", "10", "Y", "X", "2", "22", "1"];
        Assert.Equal(["1", "2", "10", "22", "X", "Y", "MT", "GL000192.1"], shuffled.OrderBy(Chromosome.Order));
    }
}
