namespace QtlQuery.Engine.Mash;

/// <summary>What one pair of a molecular trait and a variant is in one context, given all contexts of the study.</summary>
/// <param name="Beta">Effect per copy of alt as the dataset has it; null where it did not test the pair.</param>
/// <param name="PosteriorMean">Of the effect, also where it was not tested.</param>
/// <param name="LocalFalseSignRate">The probability that the likelier sign is wrong (Stephens 2017, Biostatistics 18:275).</param>
public sealed record MashRow(
    string MolecularTraitId,
    string Gene,
    string VariantId,
    string DatasetId,
    string? Context,
    double? Beta,
    double? StandardError,
    double PosteriorMean,
    double PosteriorStandardDeviation,
    double LocalFalseSignRate);
