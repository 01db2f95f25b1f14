using QtlQuery.Statistics.Permutations;

namespace QtlQuery.Statistics.HiddenFactors;

/// <summary>How many principal components of expression to take as covariates, in the two ways of PCAForQTL.</summary>
/// <remarks>Zhou et al. (2022), Genome Biol. 23:210.</remarks>
public static class ComponentNumber
{
    /// <summary>The stream of the first row's permutations; those of the next rows follow it, apart from streams that are named by traits.</summary>
    static readonly ulong FirstStream = CounterRandom.StreamOf("Buja and Eyuboglu");

    /// <summary>The elbow: the component farthest from the line through the first and the last.</summary>
    /// <param name="shares">Shares of variance, from the largest down.</param>
    public static int Elbow(IReadOnlyList<double> shares)
    {
        var (best, farthest) = (0, double.NegativeInfinity);
        for (var i = 0; i < shares.Count; i++)
        {
            // the distance times the line's length
            var distance = Math.Abs((shares.Count - 1) * (shares[0] - shares[i]) + i * (shares[^1] - shares[0]));
            if (distance > farthest)
                (best, farthest) = (i, distance);
        }

        return best + 1;
    }

    /// <summary>Buja's and Eyuboglu's number: the components that explain more than the same one does once each trait's values are permuted on their own.</summary>
    /// <remarks>
    /// Buja and Eyuboglu (1992), Multivar. Behav. Res. 27:509. A component's p-value is the share of permutations that explain as much, and at least
    /// the one before it. The generator counts: the same number for a seed, on every machine and for any number of threads.
    /// </remarks>
    /// <param name="rows">Of each trait its values of all samples.</param>
    /// <param name="seed">Of the permutations.</param>
    /// <param name="permutations">PCAForQTL takes 20.</param>
    /// <param name="level">The largest p-value of a component that is kept.</param>
    public static int BujaEyuboglu(IReadOnlyList<double[]> rows, ulong seed, int permutations = 20, double level = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        var observed = PrincipalComponents.SharesOf(rows);
        var asMuch = new int[observed.Length];
        for (uint repeat = 0; repeat < permutations; repeat++)
        {
            var permuted = PrincipalComponents.SharesOf([.. rows.Select((row, r) => Permuted(row, new(seed, FirstStream + (ulong)r, repeat)))]);
            for (var i = 0; i < asMuch.Length; i++)
                asMuch[i] += permuted[i] >= observed[i] ? 1 : 0;
        }

        double p = 0;
        return asMuch.TakeWhile(count => (p = Math.Max(p, (double)count / permutations)) <= level).Count();
    }

    static double[] Permuted(double[] row, CounterRandom random)
    {
        var order = new int[row.Length];
        Permutation.Fill(order, random);
        return Array.ConvertAll(order, i => row[i]);
    }
}
