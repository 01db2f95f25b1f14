namespace QtlQuery.Plots.Distributions;

/// <summary>One p-value among all, sorted.</summary>
/// <param name="Rank">How many p-values are as small or smaller, itself included.</param>
/// <param name="NegLog10P">Minus log10 of p.</param>
public readonly record struct QqPoint(long Rank, double NegLog10P);
