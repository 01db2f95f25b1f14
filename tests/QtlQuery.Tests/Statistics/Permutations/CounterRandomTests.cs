using QtlQuery.Statistics;
using QtlQuery.Statistics.Permutations;

namespace QtlQuery.Tests.Statistics.Permutations;

public sealed class CounterRandomTests
{
    // Random123 1.09, kat_vectors, philox4x32-10: all bits 0, all bits 1, digits of pi.
    [Theory]
    [InlineData(0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd)]
    [InlineData(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1)]
    public void A_block_is_the_published_one(uint a, uint b, uint c, uint d, uint key1, uint key2, uint first, uint second, uint third, uint fourth) =>
        Assert.Equal((first, second, third, fourth), CounterRandom.Block((a, b, c, d), (key1, key2)));

    [Fact]
    public void Words_come_in_the_order_of_blocks_whose_counter_holds_repeat_and_stream()
    {
        var random = new CounterRandom(seed: 0x299f31d0_a4093822, stream: 0x03707344_13198a2e, repeat: 0x85a308d3);
        var (a, b, c, d) = CounterRandom.Block((0, 0x85a308d3, 0x13198a2e, 0x03707344), (0xa4093822, 0x299f31d0));
        var (next, _, _, _) = CounterRandom.Block((1, 0x85a308d3, 0x13198a2e, 0x03707344), (0xa4093822, 0x299f31d0));
        Assert.Equal([a, b, c, d, next], new[] { random.NextBits(), random.NextBits(), random.NextBits(), random.NextBits(), random.NextBits() });
    }

    // A word times 3·2^30, shifted by 32, gives every third number twice as often as the others, unless some words are drawn again.
    [Fact]
    public void Numbers_below_a_bound_are_equally_likely_even_where_the_bound_is_near_the_width_of_a_word()
    {
        const uint bound = 3u << 30;
        var random = new CounterRandom(1, 2, 3);
        var thirds = new double[3];
        for (var i = 0; i < 30_000; i++)
            thirds[random.NextBelow(bound) % 3]++;
        Assert.True(ChiSquareTail.Upper(thirds.Sum(count => (count - 10_000) * (count - 10_000) / 10_000), 2) > 1e-4, string.Join(' ', thirds));
    }

    [Fact]
    public void Uniform_numbers_lie_between_0_and_1_with_the_moments_of_their_distribution()
    {
        var random = new CounterRandom(7, 0, 0);
        var values = Enumerable.Range(0, 100_000).Select(_ => random.NextUniform()).ToArray();
        Assert.All(values, value => Assert.InRange(value, double.Epsilon, 1 - 1e-17));
        Assert.Equal(0.5, values.Average(), 4 * Math.Sqrt(1 / 12.0 / values.Length));
        Assert.Equal(1 / 3.0, values.Average(value => value * value), 4 * Math.Sqrt(4 / 45.0 / values.Length));
    }

    // FNV-1a, 64 bits, of the bytes 61 00: published basis and prime, multiplied out in Python.
    [Fact]
    public void A_stream_is_named_by_the_hash_of_a_name()
    {
        Assert.Equal(0x089BE207B544F1E4UL, CounterRandom.StreamOf("a"));
        Assert.NotEqual(CounterRandom.StreamOf("ENSG00000000001"), CounterRandom.StreamOf("ENSG00000000010"));
    }

    [Fact]
    public void A_bound_of_nothing_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new CounterRandom(1, 1, 1).NextBelow(0));
}
