namespace QtlQuery.Statistics.MetaAnalysis;

/// <summary>How much effects differ between studies beyond their standard errors.</summary>
/// <remarks>Cochran (1954), Biometrics 10:101; Higgins and Thompson (2002), Stat. Med. 21:1539.</remarks>
/// <param name="Q">Cochran's statistic: squared distances from the fixed-effect mean over their variances.</param>
/// <param name="DegreesOfFreedom">Studies minus 1.</param>
/// <param name="TypicalVariance">The sampling variance that stands for all studies where tau² is compared with it; 0 for one study.</param>
public readonly record struct Heterogeneity(double Q, int DegreesOfFreedom, double TypicalVariance)
{
    /// <summary>Natural logarithm of the p-value of Q.</summary>
    public double LogP => ChiSquareTail.LogUpper(Q, DegreesOfFreedom);

    /// <summary>I²: the share of the variance of effects that is between studies, from 0 to 1; many programs print percent.</summary>
    public double ISquared => Q > DegreesOfFreedom ? (Q - DegreesOfFreedom) / Q : double.IsNaN(Q) ? Q : 0;

    /// <summary>I² of a tau² that was estimated in another way; DerSimonian and Laird's gives <see cref="ISquared"/>.</summary>
    public double ISquaredAt(double tau2) => tau2 > 0 ? tau2 / (tau2 + TypicalVariance) : tau2;

    /// <param name="beta">One a study; NaN where absent. Without any, Q is NaN.</param>
    public static Heterogeneity Of(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError)
    {
        var studies = StudyEffects.Present(beta, standardError);
        if (studies.Count == 0)
            return new(double.NaN, 0, double.NaN);
        if (studies.Count == 1)
            return new(0, 0, 0);
        var sums = studies.At(0);
        var df = studies.Count - 1;
        return new(sums.Q, df, df * sums.Weights / (sums.Weights * sums.Weights - sums.SquaredWeights));
    }
}
