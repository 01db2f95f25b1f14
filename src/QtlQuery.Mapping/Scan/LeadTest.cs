using QtlQuery.Mapping.Genotypes;
using QtlQuery.Statistics.Genotypes;
using QtlQuery.Statistics.Regression;

namespace QtlQuery.Mapping.Scan;

/// <summary>A trait's test with one variant.</summary>
/// <param name="Slope">Change of the trait for one more copy of alt.</param>
/// <param name="NegLog10P">Two-sided, by Student's t.</param>
public sealed record LeadTest(GenotypeVariant Variant, AlleleCounts Counts, double Slope, double StandardError, double NegLog10P)
{
    public double T => Slope / StandardError;

    /// <summary>Null where it was not asked for, or the trait has no expression.</summary>
    public AllelicFoldChange? FoldChange { get; init; }

    internal static LeadTest Of(TestedVariant variant, PairTest test) => new(variant.Variant, variant.Counts, test.Slope, test.StandardError, test.NegLog10P);
}
