namespace QtlQuery.Statistics;

/// <summary>The first two derivatives of the logarithm of the gamma function.</summary>
/// <remarks>Their asymptotic series (DLMF 5.11.2 and its derivative) from 16 on, where seven terms hold all digits of a double; below, by recurrence.</remarks>
static class Digamma
{
    const double SeriesStart = 16;

    /// <summary>ψ(x), the derivative of log Γ.</summary>
    /// <param name="x">Above 0.</param>
    public static double Of(double x)
    {
        double below = 0;
        for (; x < SeriesStart; x++)
            below += 1 / x;

        var w = 1 / (x * x);
        var series = w * (1.0 / 12 + w * (-1.0 / 120 + w * (1.0 / 252 + w * (-1.0 / 240 + w * (1.0 / 132 + w * (-691.0 / 32760 + w / 12))))));
        return Math.Log(x) - 0.5 / x - series - below;
    }

    /// <summary>ψ'(x), the second derivative of log Γ.</summary>
    /// <param name="x">Above 0.</param>
    public static double Derivative(double x)
    {
        double below = 0;
        for (; x < SeriesStart; x++)
            below += 1 / (x * x);

        var w = 1 / (x * x);
        var series = w * (1.0 / 6 + w * (-1.0 / 30 + w * (1.0 / 42 + w * (-1.0 / 30 + w * (5.0 / 66 + w * (-691.0 / 2730 + w * (7.0 / 6)))))));
        return (1 + 0.5 / x + series) / x + below;
    }
}
