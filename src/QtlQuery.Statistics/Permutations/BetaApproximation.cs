namespace QtlQuery.Statistics.Permutations;

/// <summary>
/// The distribution that the least p-value of a molecular trait's cis variants has under the null, learnt from a few hundred to a few thousand
/// permutations: what turns the best nominal p-value into a p-value of the trait.
/// </summary>
/// <remarks>
/// Ongen et al. (2016), Bioinformatics 32:1479 (FastQTL). The conventions are tensorQTL's: true degrees of freedom by variances with n,
/// then both shapes by maximum likelihood on the p-values at those degrees of freedom; both are solved exactly.
/// </remarks>
/// <param name="TrueDf">Degrees of freedom that the permutations behave as if they had; NaN where the fit failed.</param>
/// <param name="Beta">Distribution of the least p-value, at <paramref name="TrueDf"/>.</param>
public sealed record BetaApproximation(BetaApproximationStatus Status, double TrueDf, BetaDistribution Beta)
{
    /// <summary>Two shapes and the degrees of freedom cannot be learnt from fewer.</summary>
    public const int LeastDistinct = 10;

    /// <summary>The largest double below 1: a permutation whose best r² is 0 has p = 1, whose complement has no logarithm.</summary>
    const double LogOfLargestP = -1.1102230246251565e-16;

    /// <summary>The approximation that some permutations teach.</summary>
    /// <param name="largestR2">The largest squared (partial) correlation of each permutation, over the trait's variants.</param>
    /// <param name="nominalDf">Degrees of freedom of the nominal test: samples - 2 - covariates.</param>
    /// <returns>A fit, or its <see cref="Status"/> says why there is none: one trait's failure ends nothing.</returns>
    public static BetaApproximation Of(ReadOnlySpan<double> largestR2, double nominalDf)
    {
        if (!(nominalDf > 0))
            throw new ArgumentOutOfRangeException(nameof(nominalDf), nominalDf, "degrees of freedom are above 0");

        var odds = new double[largestR2.Length];
        for (var i = 0; i < odds.Length; i++)
        {
            if (!(largestR2[i] >= 0 && largestR2[i] < 1))
                return Failure(BetaApproximationStatus.NoCorrelation);
            odds[i] = largestR2[i] / (1 - largestR2[i]);
        }

        if (odds.Distinct().Take(LeastDistinct).Count() < LeastDistinct)
            return Failure(BetaApproximationStatus.TooFewDistinct);

        var trueDf = Permutations.TrueDf.Of(odds, nominalDf);
        if (double.IsNaN(trueDf))
            return Failure(BetaApproximationStatus.NoTrueDf);

        double meanLog = 0, meanLogComplement = 0;
        var p = new double[odds.Length];
        for (var i = 0; i < odds.Length; i++)
        {
            var logP = Math.Min(StudentTail.LogTwoSided(Math.Sqrt(odds[i] * trueDf), trueDf), LogOfLargestP);
            p[i] = Math.Exp(logP);
            meanLog += logP / odds.Length;
            meanLogComplement += Math.Log(-ExpMinusOne.Of(logP)) / odds.Length;
        }

        return BetaLikelihood.Maximum(meanLog, meanLogComplement, BetaDistribution.FromMoments(p)) is { } beta
            ? new(BetaApproximationStatus.Fitted, trueDf, beta)
            : Failure(BetaApproximationStatus.NoShapes);
    }

    /// <summary>Natural logarithm of the p-value at the true degrees of freedom.</summary>
    /// <param name="t">t of the nominal test, which is r sqrt(df / (1 - r²)).</param>
    public double LogPTrueDf(double t, double nominalDf) => StudentTail.LogTwoSided(t * Math.Sqrt(TrueDf / nominalDf), TrueDf);

    /// <summary>Natural logarithm of the trait's p-value.</summary>
    /// <param name="t">t of the trait's best variant in the nominal test.</param>
    public double LogPBeta(double t, double nominalDf) => Beta.LogCumulative(LogPTrueDf(t, nominalDf));

    /// <summary>Natural logarithm of the nominal p-value, at <paramref name="nominalDf"/>, up to which an association of this trait is significant.</summary>
    /// <param name="traitP">The trait's p-value that is just significant, as from <see cref="MultipleTesting.MidpointThreshold"/>.</param>
    /// <remarks>
    /// As QTLtools: the beta quantile is a p-value at the true degrees of freedom, and the |t| it belongs to has another one at the nominal
    /// ones. tensorQTL leaves it at the true ones (<see cref="LogThresholdTrueDf"/>), about twice as much.
    /// </remarks>
    public double LogThreshold(double traitP, double nominalDf)
    {
        var t = StudentTail.TFromLogTwoSided(LogThresholdTrueDf(traitP), TrueDf);
        return StudentTail.LogTwoSided(t * Math.Sqrt(nominalDf / TrueDf), nominalDf);
    }

    /// <summary>Natural logarithm of the same threshold as a p-value at the true degrees of freedom, as tensorQTL and FastQTL's script write it.</summary>
    public double LogThresholdTrueDf(double traitP) => Beta.LogQuantile(traitP);

    static BetaApproximation Failure(BetaApproximationStatus status) => new(status, double.NaN, new(double.NaN, double.NaN));
}
