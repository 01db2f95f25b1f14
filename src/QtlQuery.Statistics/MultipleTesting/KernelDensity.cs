namespace QtlQuery.Statistics.MultipleTesting;

/// <summary>Density of a sample at its own values, with a Gaussian kernel.</summary>
/// <remarks>
/// Bandwidth by Silverman (1986), section 3.4.2, as R's <c>bw.nrd0</c>. Large samples are summed on a grid, and the logarithm of the density,
/// which changes slowly over a bandwidth, is interpolated: 1e-6 of the density. Small ones are summed at each value.
/// </remarks>
static class KernelDensity
{
    /// <summary>Grid points in a bandwidth.</summary>
    const int Fineness = 16;

    /// <summary>In bandwidths: beyond, a kernel is below 1e-17 of its height.</summary>
    const double Reach = 9;

    /// <param name="ascending">At least one value.</param>
    public static double[] Gaussian(double[] ascending, double bandwidthFactor)
    {
        var bandwidth = bandwidthFactor * Silverman(ascending);
        var step = bandwidth / Fineness;
        var cells = (ascending[^1] - ascending[0]) / step;
        return cells + 4 < ascending.Length ? OnGrid(ascending, bandwidth, step, (int)cells + 4) : Summed(ascending, ascending, bandwidth);
    }

    static double Silverman(double[] ascending)
    {
        var n = ascending.Length;
        var mean = ascending.Average();
        var deviation = n > 1 ? Math.Sqrt(ascending.Sum(value => (value - mean) * (value - mean)) / (n - 1)) : 0;
        var quartiles = (SampleQuantile.Of(ascending, 0.75) - SampleQuantile.Of(ascending, 0.25)) / 1.34;
        var spread = Math.Min(deviation, quartiles);
        if (spread == 0)
            spread = deviation > 0 ? deviation : ascending[0] != 0 ? Math.Abs(ascending[0]) : 1;
        return 0.9 * spread * Math.Pow(n, -0.2);
    }

    static double[] OnGrid(double[] ascending, double bandwidth, double step, int points)
    {
        var start = ascending[0] - step;
        var grid = new double[points];
        for (var i = 0; i < points; i++)
            grid[i] = start + i * step;
        var logs = Summed(ascending, grid, bandwidth);
        for (var i = 0; i < points; i++)
            logs[i] = Math.Log(logs[i]);

        var density = new double[ascending.Length];
        for (var i = 0; i < density.Length; i++)
        {
            var place = (ascending[i] - start) / step;
            var cell = Math.Clamp((int)place, 1, points - 3);
            density[i] = Math.Exp(Cubic(logs.AsSpan(cell - 1, 4), place - cell));
        }

        return density;
    }

    /// <summary>Lagrange's cubic through values at -1, 0, 1 and 2.</summary>
    static double Cubic(ReadOnlySpan<double> values, double t) =>
        -t * (t - 1) * (t - 2) / 6 * values[0]
        + (t + 1) * (t - 1) * (t - 2) / 2 * values[1]
        - (t + 1) * t * (t - 2) / 2 * values[2]
        + (t + 1) * t * (t - 1) / 6 * values[3];

    static double[] Summed(double[] ascending, double[] places, double bandwidth)
    {
        var sums = new double[places.Length];
        var (first, scale) = (0, 1 / (ascending.Length * bandwidth * Math.Sqrt(2 * Math.PI)));
        for (var i = 0; i < places.Length; i++)
        {
            while (first < ascending.Length && ascending[first] < places[i] - Reach * bandwidth)
                first++;
            for (var j = first; j < ascending.Length && ascending[j] <= places[i] + Reach * bandwidth; j++)
            {
                var distance = (places[i] - ascending[j]) / bandwidth;
                sums[i] += Math.Exp(-0.5 * distance * distance);
            }

            sums[i] *= scale;
        }

        return sums;
    }
}
