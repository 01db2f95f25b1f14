namespace QtlQuery.Plots.Genome;

/// <summary>A variant and a distant gene with which it is associated.</summary>
/// <param name="VariantPosition">1-based.</param>
/// <param name="GenePosition">Transcription start, 1-based.</param>
/// <param name="NegLog10P">Minus log10 of p.</param>
public readonly record struct TransPair(string VariantChromosome, int VariantPosition, string GeneChromosome, int GenePosition, double NegLog10P);
