namespace QtlQuery.Plots.Colocalisation;

/// <summary>A variant that both a GWAS and a QTL dataset tested.</summary>
/// <param name="Label">rsid, or the variant's id.</param>
/// <param name="Position">1-based.</param>
/// <param name="GwasNegLog10P">Minus log10 of p, from 0 up.</param>
/// <param name="QtlNegLog10P">Minus log10 of p, from 0 up.</param>
/// <param name="R2">LD with the lead; null where not known.</param>
public readonly record struct ComparedVariant(string Label, int Position, double GwasNegLog10P, double QtlNegLog10P, double? R2 = null);
