namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>How many independent tests a window of correlated variants stands for.</summary>
/// <remarks>
/// eigenMT, Davis et al. (2016), Am. J. Hum. Genet. 98:216: the number of eigenvalues of the shrunk correlation matrix, the largest first, that
/// together make 99 % of the variance. eigenMT shrinks by Ledoit and Wolf's intensity, which takes fourth moments of the genotypes; where
/// correlations are all there is, those moments are a normal distribution's: the Rao-Blackwellised intensity of Chen, Wiesel, Eldar and Hero
/// (2010), IEEE Trans. Signal Process. 58:5016. From genotypes themselves it is Ledoit and Wolf's (2004), J. Multivar. Anal. 88:365, on covariances.
/// </remarks>
public static class EffectiveTests
{
    /// <summary>Variants in a window, as eigenMT cuts them by position.</summary>
    public const int WindowVariants = 200;

    const double ShareOfVariance = 0.99;

    /// <param name="correlation">Signed r of the allele counts, with ones on the diagonal; is overwritten.</param>
    /// <param name="people">In which r was measured.</param>
    public static int Of(double[,] correlation, int people)
    {
        var variants = correlation.GetLength(0);
        var kept = 1 - Shrinkage(correlation, people);
        for (var i = 0; i < variants; i++)
        {
            for (var j = 0; j < variants; j++)
            {
                if (i != j)
                    correlation[i, j] *= kept;
            }
        }

        return Count(correlation);
    }

    /// <summary>From the genotypes of people, window after window, as eigenMT and tensorQTL count them.</summary>
    /// <param name="centred">Variants in the order of their positions, copies of an allele less their mean; none is constant.</param>
    public static int Of(IReadOnlyList<double[]> centred)
    {
        var tests = 0;
        for (var first = 0; first < centred.Count; first += WindowVariants)
            tests += Count(ShrunkCorrelation([.. centred.Skip(first).Take(WindowVariants)]));
        return tests;
    }

    // With people n and variants m: the squared distance of the covariances to a multiple of the identity, and how much of it is their own error.
    static double[,] ShrunkCorrelation(double[][] centred)
    {
        var (variants, people) = (centred.Length, (double)centred[0].Length);
        var covariance = new double[variants, variants];
        var (squares, trace, fourth) = (0.0, 0.0, 0.0);
        for (var i = 0; i < variants; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var value = covariance[i, j] = covariance[j, i] = Products.Sum(centred[i], centred[j]) / people;
                squares += (i == j ? 1 : 2) * value * value;
            }

            trace += covariance[i, i];
        }

        for (var person = 0; person < (int)people; person++)
        {
            double own = 0;
            foreach (var variant in centred)
                own += variant[person] * variant[person];
            fourth += own * own;
        }

        var distance = squares - trace * trace / variants;
        var error = Math.Min(distance, (fourth / people - squares) / people);
        var shrinkage = error > 0 ? error / distance : 0;
        double[] scale = [.. Enumerable.Range(0, variants).Select(i => 1 / Math.Sqrt((1 - shrinkage) * covariance[i, i] + shrinkage * trace / variants))];
        for (var i = 0; i < variants; i++)
        {
            for (var j = 0; j < variants; j++)
                covariance[i, j] = i == j ? 1 : (1 - shrinkage) * covariance[i, j] * scale[i] * scale[j];
        }

        return covariance;
    }

    static int Count(double[,] correlation)
    {
        var variants = correlation.GetLength(0);
        var (sum, count) = (0.0, 0);
        foreach (var value in SymmetricEigenvalues.Of(correlation).OrderDescending())
        {
            if (sum >= ShareOfVariance * variants)
                break;
            sum += Math.Max(0, value);
            count++;
        }

        return count;
    }

    /// <summary>The weight of the identity matrix, from 0 to 1.</summary>
    public static double Shrinkage(double[,] correlation, int people)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 2);
        double variants = correlation.GetLength(0);
        double squares = 0;
        foreach (var r in correlation)
            squares += r * r;
        var beside = squares - variants; // the sum of squares off the diagonal
        return beside <= 0 ? 1 : Math.Min(1, ((people - 2.0) / people * squares + variants * variants) / ((people + 2.0) * beside));
    }
}
