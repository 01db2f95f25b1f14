namespace QtlQuery.Statistics.Colocalisation;

/// <summary>Elementary symmetric polynomials of numbers known by their logarithms, each degree with a weight of its own.</summary>
sealed class SymmetricPolynomials
{
    // before[i][c]: log sum over choices of c among the first i; after[i][c]: log weight of all ways to go on from c chosen among the first i.
    readonly double[][] before;
    readonly double[][] after;
    readonly double[] logs;
    readonly double[] logWeights;

    /// <param name="logWeights">At index k, of degree k; one more than there are numbers.</param>
    public SymmetricPolynomials(ReadOnlySpan<double> logs, double[] logWeights)
    {
        var m = logs.Length;
        this.logs = logs.ToArray();
        this.logWeights = logWeights;

        before = new double[m + 1][];
        before[0] = [0];
        for (var i = 1; i <= m; i++)
        {
            before[i] = new double[i + 1];
            for (var c = 0; c <= i; c++)
            {
                before[i][c] = Sum(
                    c < i ? before[i - 1][c] : double.NegativeInfinity,
                    c > 0 ? before[i - 1][c - 1] + logs[i - 1] : double.NegativeInfinity);
            }
        }

        after = new double[m + 1][];
        after[m] = logWeights;
        for (var i = m - 1; i >= 0; i--)
        {
            after[i] = new double[i + 1];
            for (var c = 0; c <= i; c++)
                after[i][c] = Sum(after[i + 1][c], logs[i] + after[i + 1][c + 1]);
        }
    }

    /// <summary>log of the sum over all degrees.</summary>
    public double Total => after[0][0];

    /// <summary>log of the weighted polynomial of one degree.</summary>
    public double OfSize(int degree) => before[^1][degree] + logWeights[degree];

    /// <summary>log of the sum over all degrees of the terms that hold one number.</summary>
    public double With(int index)
    {
        var terms = new double[index + 1];
        for (var c = 0; c <= index; c++)
            terms[c] = before[index][c] + logs[index] + after[index + 1][c + 1];
        return LogSum.Of(terms);
    }

    static double Sum(double left, double right)
    {
        var (large, small) = left >= right ? (left, right) : (right, left);
        return double.IsNegativeInfinity(large) ? large : large + LogOnePlus.Of(Math.Exp(small - large));
    }
}
