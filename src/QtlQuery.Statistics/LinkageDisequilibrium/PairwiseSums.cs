using QtlQuery.Statistics.Genotypes;

namespace QtlQuery.Statistics.LinkageDisequilibrium;

/// <summary>Sums over the samples in which both of two variants were called; with hard calls they are whole numbers and exact.</summary>
public readonly record struct PairwiseSums(int Samples, double Sum1, double Sum2, double Square1, double Square2, double Product)
{
    /// <summary>
    /// Pearson's correlation of the copies of alt; NaN where either variant does not vary among these samples. Identical variants have exactly 1.
    /// </summary>
    public double R
    {
        get
        {
            var (spread1, spread2) = (Samples * Square1 - Sum1 * Sum1, Samples * Square2 - Sum2 * Sum2);
            return spread1 > 0 && spread2 > 0 ? (Samples * Product - Sum1 * Sum2) / Math.Sqrt(spread1 * spread2) : double.NaN;
        }
    }

    /// <summary>Squared correlation.</summary>
    public double R2 => R is var r && double.IsNaN(r) ? r : r * r;

    /// <param name="first">Copies of alt, 0 to 2; NaN is a missing call.</param>
    /// <param name="second">The same samples.</param>
    public static PairwiseSums Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"{first.Length} and {second.Length} samples", nameof(second));

        var samples = 0;
        double sum1 = 0, sum2 = 0, square1 = 0, square2 = 0, product = 0;
        for (var i = 0; i < first.Length; i++)
        {
            var (a, b) = (first[i], second[i]);
            if (double.IsNaN(a) || double.IsNaN(b))
                continue;
            samples++;
            sum1 += a;
            sum2 += b;
            square1 += a * a;
            square2 += b * b;
            product += a * b;
        }

        return new(samples, sum1, sum2, square1, square2, product);
    }

    /// <summary>The same from counted calls.</summary>
    public static PairwiseSums Of(CallPairs pairs)
    {
        var (reference1, heterozygous1, alternative1) =
            (pairs.RefRef + pairs.RefHet + pairs.RefAlt, pairs.HetRef + pairs.HetHet + pairs.HetAlt, pairs.AltRef + pairs.AltHet + pairs.AltAlt);
        var (heterozygous2, alternative2) = (pairs.RefHet + pairs.HetHet + pairs.AltHet, pairs.RefAlt + pairs.HetAlt + pairs.AltAlt);
        return new(
            reference1 + heterozygous1 + alternative1,
            heterozygous1 + 2.0 * alternative1,
            heterozygous2 + 2.0 * alternative2,
            heterozygous1 + 4.0 * alternative1,
            heterozygous2 + 4.0 * alternative2,
            pairs.HetHet + 2.0 * (pairs.HetAlt + pairs.AltHet) + 4.0 * pairs.AltAlt);
    }
}
