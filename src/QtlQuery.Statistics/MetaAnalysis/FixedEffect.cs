namespace QtlQuery.Statistics.MetaAnalysis;

/// <summary>The mean of effects weighted by 1 / variance, as if all studies had one true effect.</summary>
public static class FixedEffect
{
    /// <param name="beta">One a study, in one unit and for one effect allele; NaN where absent.</param>
    public static MetaEstimate Of(ReadOnlySpan<double> beta, ReadOnlySpan<double> standardError)
    {
        var studies = StudyEffects.Present(beta, standardError);
        var sums = studies.At(0);
        return new(sums.Mean, studies.Count > 0 ? 1 / Math.Sqrt(sums.Weights) : double.NaN, 0, studies.Count);
    }
}
