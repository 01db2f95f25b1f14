namespace QtlQuery.Plots.Effects;

/// <summary>A mean effect over the contexts.</summary>
/// <param name="Label">How it was made, such as fixed effects.</param>
/// <param name="Beta">Per alt copy.</param>
/// <param name="StandardError">In the unit of beta, from 0 up.</param>
public sealed record CombinedEstimate(string Label, double Beta, double StandardError, double? NegLog10P = null);
