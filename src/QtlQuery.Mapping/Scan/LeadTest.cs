using QtlQuery.Mapping.Genotypes;

namespace QtlQuery.Mapping.Scan;

/// <summary>A trait's test with one variant.</summary>
/// <param name="Slope">Change of the trait for one more copy of alt.</param>
/// <param name="NegLog10P">Two-sided, by Student's t.</param>
public sealed record LeadTest(GenotypeVariant Variant, GenotypeCounts Counts, double Slope, double StandardError, double NegLog10P)
{
    public double T => Slope / StandardError;
}
