namespace QtlQuery.Statistics.MetaAnalysis;

/// <summary>A random-effects mean whose standard error comes from the spread of the effects, with a t test.</summary>
/// <remarks>Knapp and Hartung (2003), Stat. Med. 22:2693, without the later rule that it may not be below the usual standard error.</remarks>
/// <param name="StandardError">0 where all effects are equal, which makes t infinite.</param>
/// <param name="DegreesOfFreedom">Studies minus 1; with one study there is no spread and the standard error is NaN.</param>
public readonly record struct KnappHartung(double Beta, double StandardError, int DegreesOfFreedom)
{
    public double T => Beta / StandardError;

    /// <summary>Natural logarithm of the two-sided p-value.</summary>
    public double LogP => StudentTail.LogTwoSided(T, DegreesOfFreedom);

    /// <param name="beta">One a study; NaN where absent.</param>
    /// <param name="tau2">From one of <see cref="RandomEffects"/>.</param>
    public static KnappHartung Of(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError, double tau2)
    {
        var studies = StudyEffects.Present(beta, standardError);
        if (studies.Count == 0)
            return new(double.NaN, double.NaN, 0);
        var sums = studies.At(tau2);
        var df = studies.Count - 1;
        return new(sums.Mean, Math.Sqrt(sums.Q / df / sums.Weights), df);
    }
}
