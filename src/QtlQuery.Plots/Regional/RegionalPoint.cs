namespace QtlQuery.Plots.Regional;

/// <summary>One variant of a regional plot.</summary>
/// <param name="Position">1-based.</param>
/// <param name="NegLog10P">Minus log10 of p, from 0 up.</param>
/// <param name="R2">LD with the panel's lead; null where not known.</param>
public readonly record struct RegionalPoint(int Position, double NegLog10P, double? R2 = null);
