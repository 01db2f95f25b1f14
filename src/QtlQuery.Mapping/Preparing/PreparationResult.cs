namespace QtlQuery.Mapping.Preparing;

/// <summary>Traits that were made of counts.</summary>
/// <param name="Inputs">Of the samples that are in the traits.</param>
/// <param name="SampleChecks">Of all samples, those that were left out among them; null where they were not checked.</param>
public sealed record PreparationResult(PreparationInputs Inputs, PreparedExpression Expression, IReadOnlyList<SampleQuality>? SampleChecks)
{
    /// <summary>Samples by the names that they are written under, in the order of the traits': those of genotypes, so that mapping needs no table of links.</summary>
    public IReadOnlyList<string> SampleNames => Inputs.Samples.Genotypes;
}
