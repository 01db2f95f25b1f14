namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>Lambda GC: how much larger the median test statistic is than it would be if no test had an effect.</summary>
/// <remarks>Devlin and Roeder (1999), Biometrics 55:997. Above 1 by confounding, and by many true effects too.</remarks>
public static class GenomicControl
{
    /// <summary>The median of chi-square with one degree of freedom.</summary>
    const double NullMedian = 0.45493642311957283;

    /// <param name="chiSquare">With one degree of freedom, such as squared z; NaN is left out.</param>
    /// <returns>NaN without any statistic.</returns>
    public static double Lambda(ReadOnlySpan<double> chiSquare)
    {
        double[] ascending = [.. chiSquare.ToArray().Where(value => !double.IsNaN(value)).Order()];
        return ascending.Length > 0 ? SampleQuantile.Of(ascending, 0.5) / NullMedian : double.NaN;
    }

    /// <summary>The same from z statistics.</summary>
    public static double LambdaFromZ(ReadOnlySpan<double> z)
    {
        var squares = new double[z.Length];
        for (var i = 0; i < z.Length; i++)
            squares[i] = z[i] * z[i];
        return Lambda(squares);
    }
}
