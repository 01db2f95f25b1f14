namespace QtlQuery.Statistics.FineMapping;

/// <summary>Effects of variants on a quantitative trait, and what they were measured in.</summary>
/// <param name="Beta">In units of the trait per copy of the allele that LD counts.</param>
/// <param name="Variance">Squares of the standard errors.</param>
/// <param name="AlleleFrequency">Of either allele.</param>
/// <param name="SampleSize">Individuals.</param>
/// <param name="TraitSd">Standard deviation of the trait.</param>
public sealed record QuantitativeEffects(double[] Beta, double[] Variance, double[] AlleleFrequency, double SampleSize, double TraitSd)
{
    public double Z(int variant) => Beta[variant] / Math.Sqrt(Variance[variant]);
}
