namespace QtlQuery.Statistics;

/// <summary>Natural logarithm of the gamma function.</summary>
/// <remarks>Stirling's series (DLMF 5.11.1) from 16 on, where seven terms hold all digits of a double; below, by Γ(x + 1) = x Γ(x).</remarks>
static class LogGamma
{
    const double HalfLogTwoPi = 0.918938533204672742;
    const double SeriesStart = 16;

    /// <param name="x">Above 0.</param>
    public static double Of(double x)
    {
        double raised = 1;
        for (; x < SeriesStart; x++)
            raised *= x;

        var w = 1 / (x * x);
        var series = (1.0 / 12 + w * (-1.0 / 360 + w * (1.0 / 1260 + w * (-1.0 / 1680 + w * (1.0 / 1188 + w * (-691.0 / 360360 + w / 156)))))) / x;
        return (x - 0.5) * Math.Log(x) - x + HalfLogTwoPi + series - Math.Log(raised);
    }
}
