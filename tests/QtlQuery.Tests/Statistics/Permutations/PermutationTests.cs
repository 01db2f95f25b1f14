using System.Runtime.InteropServices;
using System.Security.Cryptography;
using QtlQuery.Statistics;
using QtlQuery.Statistics.Permutations;

namespace QtlQuery.Tests.Statistics.Permutations;

public sealed class PermutationTests
{
    [Fact]
    public void Every_sample_is_there_once()
    {
        var order = new int[445];
        Permutation.Fill(order, new(1, 2, 3));
        Assert.Equal(Enumerable.Range(0, 445), order.Order());
        Assert.NotEqual(Enumerable.Range(0, 445), order);
    }

    // 24 orders of four samples: chi-square with 23 degrees of freedom.
    [Fact]
    public void Every_order_is_equally_likely()
    {
        const int draws = 24_000;
        var counts = new Dictionary<(int, int, int, int), int>();
        var order = new int[4];
        for (uint repeat = 0; repeat < draws; repeat++)
        {
            Permutation.Fill(order, new(42, 0, repeat));
            var key = (order[0], order[1], order[2], order[3]);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(24, counts.Count);
        var statistic = counts.Values.Sum(count => Math.Pow(count - draws / 24.0, 2) / (draws / 24.0));
        Assert.InRange(ChiSquareTail.Upper(statistic, 23), 1e-4, 1 - 1e-4);
    }

    [Fact]
    public void Each_sample_goes_everywhere_equally_often()
    {
        const int samples = 20, draws = 4_000;
        var counts = new double[samples, samples];
        var order = new int[samples];
        for (uint repeat = 0; repeat < draws; repeat++)
        {
            Permutation.Fill(order, new(9, 5, repeat));
            for (var i = 0; i < samples; i++)
                counts[i, order[i]]++;
        }

        var expected = draws / (double)samples;
        Assert.InRange(ChiSquareTail.Upper(counts.Cast<double>().Sum(count => (count - expected) * (count - expected) / expected), 19 * 19), 1e-4, 1 - 1e-4);
    }

    // Guards what stores already hold: were this to change, a seed would no longer give the permutations that it gave.
    [Fact]
    public void A_seed_gives_the_same_permutations_for_ever()
    {
        var all = new List<byte>();
        var order = new int[101];
        foreach (var (seed, stream, repeat) in new (ulong, ulong, uint)[] { (0, 0, 0), (123456, 0, 999), (ulong.MaxValue, CounterRandom.StreamOf("ENSG00000000001"), 7) })
        {
            Permutation.Fill(order, new(seed, stream, repeat));
            all.AddRange(MemoryMarshal.AsBytes(order.AsSpan()).ToArray());
        }

        Assert.Equal("cf3a612bd803556a", Convert.ToHexStringLower(SHA256.HashData(all.ToArray()))[..16]);
    }

    [Fact]
    public void Seed_trait_and_number_each_make_another_permutation()
    {
        var orders = new[] { (1, 2, 3), (2, 2, 3), (1, 3, 3), (1, 2, 4) }.Select(key =>
        {
            var order = new int[30];
            Permutation.Fill(order, new((ulong)key.Item1, (ulong)key.Item2, (uint)key.Item3));
            return string.Join(' ', order);
        });
        Assert.Equal(4, orders.Distinct().Count());
    }
}
