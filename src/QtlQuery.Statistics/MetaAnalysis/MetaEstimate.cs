namespace QtlQuery.Statistics.MetaAnalysis;

/// <summary>A mean effect over studies, with a normal test of its being 0.</summary>
/// <param name="Beta">In the unit of the effects; NaN without studies.</param>
/// <param name="Tau2">Variance of true effects between studies; 0 where one effect is assumed.</param>
/// <param name="Studies">Those that were there.</param>
public readonly record struct MetaEstimate(double Beta, double StandardError, double Tau2, int Studies)
{
    public double Z => Beta / StandardError;

    /// <summary>Natural logarithm of the two-sided p-value.</summary>
    public double LogP => NormalTail.LogTwoSided(Z);

    public double NegLog10P => NormalTail.NegLog10TwoSided(Z);
}
