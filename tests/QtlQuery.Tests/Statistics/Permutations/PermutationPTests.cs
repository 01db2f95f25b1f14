using QtlQuery.Statistics.Permutations;

namespace QtlQuery.Tests.Statistics.Permutations;

public sealed class PermutationPTests
{
    [Theory]
    [InlineData(0, 999, 0.001)]
    [InlineData(49, 999, 0.05)]
    [InlineData(3, 3, 1)]
    [InlineData(0, 0, 1)]
    public void The_observation_counts_among_its_permutations(int asStrong, int permutations, double p) =>
        Assert.Equal(p, PermutationP.Of(asStrong, permutations), 15);

    [Fact]
    public void Equal_ones_are_as_strong() => Assert.Equal(3 / 5.0, PermutationP.Of(0.2, [0.1, 0.2, 0.3, 0.1]));

    [Fact]
    public void More_hits_than_permutations_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => PermutationP.Of(4, 3));
}
