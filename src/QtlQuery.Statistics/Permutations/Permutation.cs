namespace QtlQuery.Statistics.Permutations;

/// <summary>Permutations of the samples, each equally likely, by Fisher's and Yates's shuffle.</summary>
public static class Permutation
{
    /// <summary>Fills <paramref name="order"/> with 0, 1, …, shuffled: the permuted trait's value of sample i is the trait's of sample order[i].</summary>
    /// <param name="random">A fresh one, of the run's seed, the trait and the permutation's number.</param>
    public static void Fill(Span<int> order, CounterRandom random)
    {
        for (var i = 0; i < order.Length; i++)
        {
            var other = (int)random.NextBelow((uint)i + 1);
            order[i] = order[other];
            order[other] = i;
        }
    }
}
