namespace QtlQuery.Engine.Questions;

/// <summary>One tested pair of a molecular trait and a variant in a dataset. What the source did not say is null.</summary>
/// <param name="VariantId">chr1_13550_G_A, on the store's build.</param>
/// <param name="Rsid">dbSNP labels, with commas between them.</param>
/// <param name="NegLog10P">Minus log10 of the p-value, exact also where a double cannot hold p.</param>
/// <param name="Beta">Effect per copy of alt, in the dataset's units of the trait.</param>
/// <param name="StandardError">Of <paramref name="Beta"/>.</param>
/// <param name="EffectAlleleFrequency">Frequency of alt, from 0 to 1.</param>
/// <param name="Significant">By the source's own rule.</param>
public sealed record Association(
    string DatasetId,
    string MolecularTraitId,
    string? VariantId,
    string? Rsid,
    double? NegLog10P,
    float? Beta,
    float? StandardError,
    double? PValue,
    float? EffectAlleleFrequency,
    int? SampleSize,
    bool? Significant,
    string? GeneId);
