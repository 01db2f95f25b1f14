namespace QtlQuery.Statistics;

/// <summary>Effect and standard error behind a confidence interval, as papers print them.</summary>
public static class EffectFromInterval
{
    /// <summary>Log odds ratio (or hazard ratio) and its standard error, from the ratio and its confidence interval.</summary>
    /// <param name="ratio">Above 0, as are the bounds; NaN otherwise.</param>
    /// <param name="coverage">Of the interval.</param>
    public static (double Beta, double StandardError) Ratio(double ratio, double lower, double upper, double coverage = 0.95) =>
        ratio > 0 && lower > 0 && upper >= lower
            ? (Math.Log(ratio), StandardError(Math.Log(lower), Math.Log(upper), coverage))
            : (double.NaN, double.NaN);

    /// <summary>Standard error behind a confidence interval that is symmetric around the effect.</summary>
    public static double StandardError(double lower, double upper, double coverage = 0.95) =>
        (upper - lower) / (2 * NormalTail.ZFromTwoSided(1 - coverage));
}
