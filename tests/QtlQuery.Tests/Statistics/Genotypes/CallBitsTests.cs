using QtlQuery.Statistics.Genotypes;
using QtlQuery.Statistics.LinkageDisequilibrium;
using QtlQuery.Statistics.Permutations;

namespace QtlQuery.Tests.Statistics.Genotypes;

public sealed class CallBitsTests
{
    [Fact]
    public void By_hand_pairs_of_calls_are_counted_where_both_are_called()
    {
        var pairs = CallBits.TryOf([0, 1, 2, 2, double.NaN, 1])!.With(CallBits.TryOf([2, 1, 2, 0, 1, double.NaN])!);
        Assert.Equal(new(0, 0, 1, 0, 1, 0, 1, 0, 1), pairs);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(445)]
    public void Sums_from_bits_are_those_from_dosages(int samples)
    {
        var random = new CounterRandom(8, 0, (uint)samples);
        double[] Calls() => [.. Enumerable.Range(0, samples).Select(_ => random.NextBelow(4) is var call && call == 3 ? double.NaN : call)];
        for (var repeat = 0; repeat < 20; repeat++)
        {
            var (a, b) = (Calls(), Calls());
            Assert.Equal(PairwiseSums.Of(a, b), PairwiseSums.Of(CallBits.TryOf(a)!.With(CallBits.TryOf(b)!)));
        }
    }

    [Fact]
    public void A_dosage_is_no_call() => Assert.Null(CallBits.TryOf([0, 1.5, 2]));

    [Fact]
    public void Unequal_lengths_are_refused() => Assert.Throws<ArgumentException>(() => CallBits.TryOf([0, 1])!.With(CallBits.TryOf([0])!));

    // Dosages that are half copies have the correlations of the copies themselves.
    [Fact]
    public void A_window_takes_dosages_too()
    {
        double[] a = [0, 1, 2, 1, 0], half = [0, 0.5, 1, 0.5, 0];
        var pair = Assert.Single(new LdWindow(Bp: 10).Pairs([1, 5], [a, half]));
        Assert.Equal(1, pair.R, 15);
    }
}
