using QtlQuery.Core;
using QtlQuery.Mapping.Samples;

namespace QtlQuery.Tests.Mapping.Inputs;

public sealed class MatchedSamplesTests
{
    [Fact]
    public void Samples_of_all_files_come_in_the_order_of_the_traits()
    {
        var matched = MatchedSamples.Match(List("g", "a b c d e"), List("t", "e x d c a"), [List("c1", "a c d e"), List("c2", "y e d a")]);
        Assert.Equal(["e", "d", "a"], matched.Traits);
        Assert.Equal(matched.Traits, matched.Genotypes);
        Assert.Equal(["g: b c", "t: x c", "c1: c", "c2: y"], matched.Unmatched.Select(each => $"{each.Path}: {string.Join(' ', each.Samples)}"));
        Assert.Empty(matched.Hints);
    }

    [Fact]
    public void Links_give_a_trait_sample_its_genotype_sample()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["links"], "NA1\tERR1\nNA2\tERR2\n");
        var matched = MatchedSamples.Match(List("g", "NA1 NA2 NA3"), List("t", "ERR2 NA3 ERR1"), [], SampleLinks.Read(folder["links"]));
        Assert.Equal(["ERR2", "NA3", "ERR1"], matched.Traits);
        Assert.Equal(["NA2", "NA3", "NA1"], matched.Genotypes);
    }

    [Fact]
    public void A_person_linked_to_two_samples_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["links"], "NA1\tERR1\nNA1\tERR2\n");
        Assert.Contains("line 2 links a sample again", Assert.Throws<QtlQueryException>(() => SampleLinks.Read(folder["links"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GTEX-1117F GTEX-111CU", "GTEX-1117F-0226-SM-5GZZ7 GTEX-111CU-0126-SM-5GZWZ", "2 samples may be the same under other names, such as 'GTEX-1117F-0226-SM-5GZZ7' of t and 'GTEX-1117F' of g: a person's name and a sample's")]
    [InlineData("HG1_HG1 HG2_HG2", "HG1 HG2", "2 samples may be the same under other names, such as 'HG1' of t and 'HG1_HG1' of g: family and sample joined by _")]
    [InlineData("GTEX-1117F 12-A", "GTEX.1117F X12.A", "2 samples may be the same under other names, such as 'GTEX.1117F' of t and 'GTEX-1117F' of g: letters or punctuation changed")]
    [InlineData("na1 na2", "NA1 NA2", "such as 'NA1' of t and 'na1' of g: letters or punctuation changed")]
    public void Names_that_may_have_been_meant_are_told(string genotypes, string traits, string hint)
    {
        var error = Assert.Throws<QtlQueryException>(() => MatchedSamples.Match(List("g", genotypes), List("t", traits)));
        Assert.Equal("0 samples are in g, t alike; at least 3 are needed", error.Message);
        Assert.Contains(hint, error.Hint!, StringComparison.Ordinal);
        Assert.Contains(hint, string.Join('\n', MatchedSamples.Match(List("g", "q " + genotypes), List("t", "q " + traits), fewest: 1).Hints), StringComparison.Ordinal);
    }

    static SampleList List(string path, string samples) => new(path, samples.Split(' '));
}
