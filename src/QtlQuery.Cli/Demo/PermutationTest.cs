using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using QtlQuery.Statistics;

namespace QtlQuery.Cli.Demo;

/// <summary>A gene's least p-value when its expression is shuffled among the people, again and again.</summary>
/// <remarks>The shuffles are the same for every gene, as in tensorQTL. They go side by side in vectors of a fixed width, so that every machine adds in the same order.</remarks>
sealed class PermutationTest
{
    const int Permutations = 512;

    /// <summary>Permutations that are summed at once: two vectors of them.</summary>
    const int Batch = 16;

    readonly int[][] shuffles;

    public PermutationTest(int people, RandomStream random)
    {
        shuffles = [.. Enumerable.Range(0, Permutations).Select(_ => Shuffle(people, random))];
    }

    /// <summary>One p-value for each permutation: that of the strongest variant.</summary>
    /// <param name="trait">Minus its mean.</param>
    public IReadOnlyList<double> LeastPValues(IReadOnlyList<DemoGenotype> genotypes, double[] trait)
    {
        var bearers = genotypes.Select(genotype => genotype.MinorAlleleBearers).ToList();
        var scales = genotypes.Select(genotype => Vector256.Create((float)(1 / Math.Sqrt(genotype.SquareSum)))).ToList();
        var length = Math.Sqrt(trait.Sum(value => value * value));
        var df = trait.Length - 2;

        var pValues = new List<double>(Permutations);
        var shuffled = new float[trait.Length * Batch];
        var greatest = new float[Batch];
        foreach (var batch in shuffles.Chunk(Batch))
        {
            for (var person = 0; person < trait.Length; person++)
                for (var lane = 0; lane < Batch; lane++)
                    shuffled[person * Batch + lane] = (float)trait[batch[lane][person]];

            FindGreatest(bearers, scales, MemoryMarshal.Cast<float, Vector256<float>>(shuffled), MemoryMarshal.Cast<float, Vector256<float>>(greatest.AsSpan()));
            foreach (var product in greatest)
            {
                var r = product / length;
                pValues.Add(StudentTail.TwoSided(r * Math.Sqrt(df / (1 - r * r)), df));
            }
        }

        return pValues;
    }

    // A centred trait's product with a genotype is its sum over the minor allele's bearers, but for the sign.
    static void FindGreatest(List<int[]> bearers, List<Vector256<float>> scales, ReadOnlySpan<Vector256<float>> traits, Span<Vector256<float>> greatest)
    {
        var (greatestLow, greatestHigh) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var variant = 0; variant < bearers.Count; variant++)
        {
            var (low, high) = (Vector256<float>.Zero, Vector256<float>.Zero);
            foreach (var person in bearers[variant])
            {
                low += traits[2 * person];
                high += traits[2 * person + 1];
            }

            greatestLow = Vector256.Max(greatestLow, Vector256.Abs(low) * scales[variant]);
            greatestHigh = Vector256.Max(greatestHigh, Vector256.Abs(high) * scales[variant]);
        }

        (greatest[0], greatest[1]) = (greatestLow, greatestHigh);
    }

    static int[] Shuffle(int people, RandomStream random)
    {
        var order = Enumerable.Range(0, people).ToArray();
        for (var left = people - 1; left > 0; left--)
        {
            var other = random.Below(left + 1);
            (order[left], order[other]) = (order[other], order[left]);
        }

        return order;
    }
}
