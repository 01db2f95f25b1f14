using QtlQuery.Cli.Demo;

namespace QtlQuery.Tests.Cli;

public sealed class RandomStreamTests
{
    [Fact]
    public void Normal_numbers_have_mean_0_and_variance_1()
    {
        var random = new RandomStream(1);
        var drawn = Enumerable.Range(0, 100_000).Select(_ => random.Normal()).ToList();
        Assert.InRange(drawn.Average(), -0.015, 0.015);
        Assert.InRange(drawn.Average(value => value * value), 0.98, 1.02);
    }

    [Fact]
    public void Streams_of_one_seed_are_equal_and_of_two_seeds_are_not()
    {
        var (one, same, other) = (new RandomStream(1), new RandomStream(1), new RandomStream(2));
        var first = one.Uniform();
        Assert.Equal(first, same.Uniform());
        Assert.NotEqual(first, other.Uniform());
        Assert.InRange(first, 0, 1);
    }

    // The published algorithm worked in Python's whole numbers.
    [Fact]
    public void The_stream_is_xoshiro256_starstar_from_splitmix64()
    {
        var random = new RandomStream(0);
        Assert.Equal(0.6012629994179048, random.Uniform());
        Assert.Equal(0.7477740925472398, random.Uniform());
        Assert.Equal(0.10301998939503632, random.Uniform());
    }
}
