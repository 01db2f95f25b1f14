namespace QtlQuery.Plots.Effects;

/// <summary>One context of a forest plot.</summary>
/// <param name="Beta">Per alt copy; null where the pair was not tested.</param>
/// <param name="StandardError">In the unit of beta, from 0 up.</param>
/// <param name="SampleSize">People.</param>
/// <param name="NegLog10P">Minus log10 of p.</param>
public sealed record ForestRow(string Label, double? Beta, double? StandardError, long? SampleSize = null, double? NegLog10P = null);
