namespace QtlQuery.Plots.Regional;

/// <summary>The variant that a panel's LD is with.</summary>
/// <param name="Label">rsid, or the variant's id.</param>
/// <param name="Position">1-based.</param>
/// <param name="NegLog10P">Minus log10 of p, from 0 up.</param>
public readonly record struct RegionalLead(string Label, int Position, double NegLog10P);
