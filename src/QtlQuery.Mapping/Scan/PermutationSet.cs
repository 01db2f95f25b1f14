using QtlQuery.Statistics.Permutations;

namespace QtlQuery.Mapping.Scan;

/// <summary>Permutations of the samples, the same ones for all traits, so that a trait's result does not depend on which others are mapped.</summary>
public sealed class PermutationSet
{
    readonly int[][] _orders;

    PermutationSet(int[][] orders) => _orders = orders;

    public int Count => _orders.Length;

    /// <summary>The permuted trait's value of sample i is the trait's of sample <c>Order(permutation)[i]</c>.</summary>
    public ReadOnlySpan<int> Order(int permutation) => _orders[permutation];

    /// <summary>Permutations that depend on the seed, their numbers and the number of samples only.</summary>
    public static PermutationSet Of(int samples, int count, ulong seed)
    {
        var orders = new int[count][];
        for (var permutation = 0; permutation < count; permutation++)
        {
            orders[permutation] = new int[samples];
            Permutation.Fill(orders[permutation], new CounterRandom(seed, 0, (uint)permutation));
        }

        return new(orders);
    }

    /// <summary>Given permutations, such as another program's.</summary>
    /// <exception cref="ArgumentException">One of them does not hold each number from 0 once.</exception>
    public static PermutationSet Of(IEnumerable<int[]> orders)
    {
        var all = orders.ToArray();
        if (all.Any(order => !order.Order().SequenceEqual(Enumerable.Range(0, all[0].Length))))
            throw new ArgumentException("A permutation holds each place once.", nameof(orders));
        return new(all);
    }
}
