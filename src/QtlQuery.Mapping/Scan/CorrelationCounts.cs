using QtlQuery.Statistics;

namespace QtlQuery.Mapping.Scan;

/// <summary>How many tests have which correlation: all tests of a scan, also those that are not kept.</summary>
/// <remarks>65,536 steps of |r| from 0 to 1, so that what is read off (a median, a share of p-values) is right to about a step.</remarks>
sealed class CorrelationCounts
{
    const int StepsOfR = 65_536;

    readonly long[] _counts = new long[StepsOfR];

    public CorrelationCounts()
    {
    }

    /// <param name="steps">As <see cref="Steps"/> gives them.</param>
    public CorrelationCounts(IReadOnlyList<long> steps) => _counts = [.. steps];

    /// <summary>Tests of each step.</summary>
    public IReadOnlyList<long> Steps => _counts;

    public long Tests => _counts.Sum();

    public void Add(float correlation) => _counts[Step(correlation)]++;

    public void Remove(float correlation) => _counts[Step(correlation)]--;

    public void Add(CorrelationCounts other)
    {
        for (var step = 0; step < StepsOfR; step++)
            _counts[step] += other._counts[step];
    }

    /// <summary>Tests by p-value, in equal shares from 0 to 1.</summary>
    public long[] PHistogram(int bins, int df)
    {
        var histogram = new long[bins];
        for (var step = 0; step < StepsOfR; step++)
        {
            if (_counts[step] > 0)
                histogram[Math.Min(bins - 1, (int)(StudentTail.TwoSided(T(step, df), df) * bins))] += _counts[step];
        }

        return histogram;
    }

    /// <summary>Genomic inflation: the median of the tests' chi-squared over its expectation (Devlin and Roeder 1999, Biometrics 55:997).</summary>
    public double Lambda(int df)
    {
        const double ExpectedMedianZ = 0.674489750196081743;
        var half = (Tests + 1) / 2;
        var seen = 0L;
        for (var step = 0; step < StepsOfR; step++)
        {
            seen += _counts[step];
            if (seen >= half)
            {
                // t of the data against the median of |t| under the null, so that few degrees of freedom do not look like inflation.
                var z = NormalTail.ZFromNegLog10TwoSided(StudentTail.NegLog10TwoSided(T(step, df), df));
                return z * z / (ExpectedMedianZ * ExpectedMedianZ);
            }
        }

        return double.NaN;
    }

    /// <summary>The least p times tests over rank (Benjamini and Hochberg's rate) of any test with a smaller square than this, to a step.</summary>
    public double LeastRate(double belowSquare, int df)
    {
        var (tests, seen, least) = (Tests, 0L, 1.0);
        for (var step = StepsOfR - 1; step >= 0; step--)
        {
            seen += _counts[step];
            var edge = (double)step / StepsOfR;
            if (_counts[step] > 0 && edge * edge < belowSquare)
                least = Math.Min(least, StudentTail.TwoSided(T(edge, df), df) * tests / seen);
        }

        return least;
    }

    static double T(int step, int df) => T((step + 0.5) / StepsOfR, df);

    static double T(double r, int df) => r * Math.Sqrt(df / (1 - r * r));

    static int Step(float correlation) => Math.Min(StepsOfR - 1, (int)(Math.Abs(correlation) * StepsOfR));
}
