namespace QtlQuery.Engine.Questions;

/// <summary>A trait with a significant variant, at its dataset's own rule, and its lead. What the source did not say is null.</summary>
/// <param name="VariantId">The lead, as chr1_13550_G_A.</param>
/// <param name="Beta">Effect of the lead per copy of alt, in the dataset's units of the trait.</param>
/// <param name="NegLog10P">Minus log10 of the lead's nominal p-value.</param>
/// <param name="NegLog10PBeta">Minus log10 of the p-value of the trait from the beta approximation of permutations (Ongen et al. 2016, Bioinformatics 32:1479).</param>
/// <param name="QValue">Of the trait (Storey and Tibshirani 2003, PNAS 100:9440), where the source gives it.</param>
/// <param name="NominalPValueThreshold">Nominal p-value below which a pair of the trait is significant.</param>
public sealed record EGene(
    string DatasetId,
    string MolecularTraitId,
    string? GeneId,
    string? GeneSymbol,
    string? VariantId,
    string? Rsid,
    float? Beta,
    float? StandardError,
    double? NegLog10P,
    double? NegLog10PBeta,
    double? QValue,
    double? NominalPValueThreshold);
