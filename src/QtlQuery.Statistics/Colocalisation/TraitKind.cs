namespace QtlQuery.Statistics.Colocalisation;

/// <summary>What a trait's effects are measured in.</summary>
public enum TraitKind
{
    /// <summary>Units of the trait per allele copy.</summary>
    Quantitative,

    /// <summary>Log odds per allele copy.</summary>
    CaseControl,
}
