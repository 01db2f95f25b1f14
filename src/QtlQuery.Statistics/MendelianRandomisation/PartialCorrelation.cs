namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>Correlation of two variables given others.</summary>
public static class PartialCorrelation
{
    /// <summary>From the t statistic of one in the regression of the other; unlike the formula in plain correlations, it does not cancel near 1.</summary>
    /// <param name="df">Residual degrees of freedom of that regression.</param>
    public static double FromT(double t, double df) => t / double.Hypot(t, Math.Sqrt(df));
}
