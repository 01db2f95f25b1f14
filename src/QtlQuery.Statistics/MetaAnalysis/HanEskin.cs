namespace QtlQuery.Statistics.MetaAnalysis;

/// <summary>RE2: the random-effects test that assumes no heterogeneity where there is no effect, which keeps its power under heterogeneity.</summary>
/// <remarks>
/// Han and Eskin (2011), Am. J. Hum. Genet. 88:586: the likelihood ratio of mean and tau² free against both 0. Metasoft looks p up in a
/// simulated table for up to 50 studies, which is a little smaller than the asymptotic one here; and its search for the largest likelihood
/// may stop early, so that the heterogeneity part may differ from this one in the third digit.
/// </remarks>
/// <param name="MeanStatistic">The part of a common effect: the squared z of the fixed-effect mean.</param>
/// <param name="HeterogeneityStatistic">The part that heterogeneity adds, not negative.</param>
public readonly record struct HanEskin(double MeanStatistic, double HeterogeneityStatistic)
{
    const double Ln2 = 0.693147180559945309;

    public double Statistic => MeanStatistic + HeterogeneityStatistic;

    /// <summary>Natural logarithm of the asymptotic p-value: half chi-square with 1, half with 2 degrees of freedom.</summary>
    public double LogP
    {
        get
        {
            var (one, two) = (ChiSquareTail.LogUpper(Statistic, 1), ChiSquareTail.LogUpper(Statistic, 2));
            return double.IsNegativeInfinity(two) ? two : two + LogOnePlus.Of(Math.Exp(one - two)) - Ln2;
        }
    }

    /// <param name="beta">One a study; NaN where absent. Without any, the statistics are NaN.</param>
    public static HanEskin Of(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError)
    {
        var studies = StudyEffects.Present(beta, standardError);
        if (studies.Count == 0)
            return new(double.NaN, double.NaN);
        var alike = studies.At(0);
        var free = studies.At(BetweenStudyVariance.MaximumLikelihood(studies));
        return new(alike.Mean * alike.Mean * alike.Weights, 2 * (free.LogLikelihood - alike.LogLikelihood));
    }
}
