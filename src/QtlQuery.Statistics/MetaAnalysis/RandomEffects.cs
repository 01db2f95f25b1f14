namespace QtlQuery.Statistics.MetaAnalysis;

/// <summary>The mean of effects that differ between studies with variance tau², by the estimators of tau² in use.</summary>
/// <remarks>Veroniki et al. (2016), Res. Synth. Methods 7:55 compares them. One study has tau² = 0; none gives NaN.</remarks>
public static class RandomEffects
{
    /// <summary>By moments of Cochran's Q.</summary>
    /// <remarks>DerSimonian and Laird (1986), Control. Clin. Trials 7:177.</remarks>
    /// <param name="beta">One a study, in one unit and for one effect allele; NaN where absent.</param>
    public static MetaEstimate DerSimonianLaird(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError) =>
        Estimate(beta, standardError, studies =>
        {
            var sums = studies.At(0);
            return (sums.Q - (studies.Count - 1)) / (sums.Weights - sums.SquaredWeights / sums.Weights);
        });

    /// <summary>The variance of the effects minus their mean sampling variance.</summary>
    /// <remarks>Hedges and Olkin (1985), Statistical Methods for Meta-Analysis.</remarks>
    public static MetaEstimate Hedges(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError) =>
        Estimate(beta, standardError, studies => SquaredDistances(studies) / (studies.Count - 1) - studies.Variances.Average());

    /// <summary>In one step from the variance of the effects; never 0 unless all effects are equal.</summary>
    /// <remarks>Sidik and Jonkman (2005), Appl. Stat. 54:367.</remarks>
    public static MetaEstimate SidikJonkman(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError) =>
        Estimate(beta, standardError, studies =>
        {
            var start = SquaredDistances(studies) / studies.Count;
            return start * studies.At(start).Q / (studies.Count - 1);
        });

    /// <summary>The tau² that makes the generalised Q equal its expectation.</summary>
    /// <remarks>Paule and Mandel (1982), J. Res. Natl. Bur. Stand. 87:377.</remarks>
    public static MetaEstimate PauleMandel(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError) =>
        Estimate(beta, standardError, BetweenStudyVariance.PauleMandel);

    /// <summary>By the largest likelihood.</summary>
    /// <remarks>Where the likelihood has several maxima this is the largest; programs that climb from one start may stop at another.</remarks>
    public static MetaEstimate MaximumLikelihood(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError) =>
        Estimate(beta, standardError, BetweenStudyVariance.MaximumLikelihood);

    /// <summary>By the largest restricted likelihood, which allows for the mean being estimated too.</summary>
    public static MetaEstimate RestrictedMaximumLikelihood(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError) =>
        Estimate(beta, standardError, BetweenStudyVariance.RestrictedMaximumLikelihood);

    static MetaEstimate Estimate(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError, Func<StudyEffects, double> variance)
    {
        var studies = StudyEffects.Present(beta, standardError);
        if (studies.Count == 0)
            return new(double.NaN, double.NaN, double.NaN, 0);
        var tau2 = studies.Count == 1 ? 0 : Math.Max(0, variance(studies));
        var sums = studies.At(tau2);
        return new(sums.Mean, 1 / Math.Sqrt(sums.Weights), tau2, studies.Count);
    }

    static double SquaredDistances(StudyEffects studies)
    {
        var mean = studies.Effects.Average();
        return studies.Effects.Sum(effect => (effect - mean) * (effect - mean));
    }
}
