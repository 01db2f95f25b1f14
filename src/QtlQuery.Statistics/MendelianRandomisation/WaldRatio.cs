namespace QtlQuery.Statistics.MendelianRandomisation;

/// <summary>The effect of an exposure that one instrument implies: its effect on the outcome over that on the exposure.</summary>
/// <remarks>Wald (1940), Ann. Math. Stat. 11:284; standard errors by the delta method.</remarks>
public static class WaldRatio
{
    /// <summary>With the first-order standard error, which takes the effect on the exposure as known.</summary>
    public static MrEstimate FirstOrder(double exposureBeta, double outcomeBeta, double outcomeSe) =>
        MrEstimate.Normal(outcomeBeta / exposureBeta, outcomeSe / Math.Abs(exposureBeta));

    /// <summary>With the second-order standard error; SMR is this estimate.</summary>
    public static MrEstimate SecondOrder(double exposureBeta, double exposureSe, double outcomeBeta, double outcomeSe)
    {
        var ratio = outcomeBeta / exposureBeta;
        return MrEstimate.Normal(ratio, double.Hypot(outcomeSe, ratio * exposureSe) / Math.Abs(exposureBeta));
    }

    /// <summary>F statistic of one instrument, z² of its effect on the exposure; above 10 it counts as strong.</summary>
    public static double FStatistic(double exposureBeta, double exposureSe) => exposureBeta / exposureSe * (exposureBeta / exposureSe);
}
