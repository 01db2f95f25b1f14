namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>How many independent tests a window of correlated variants stands for.</summary>
/// <remarks>
/// eigenMT, Davis et al. (2016), Am. J. Hum. Genet. 98:216: the number of eigenvalues of the shrunk correlation matrix, the largest first, that
/// together make 99 % of the variance. eigenMT shrinks by Ledoit and Wolf's intensity, which takes fourth moments of the genotypes; where
/// correlations are all there is, those moments are a normal distribution's: the Rao-Blackwellised intensity of Chen, Wiesel, Eldar and Hero
/// (2010), IEEE Trans. Signal Process. 58:5016.
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
