namespace QtlQuery.Plots.Genome;

/// <summary>A line across a plot.</summary>
/// <param name="Label">What it means, such as genome-wide 5e-8.</param>
public sealed record ThresholdLine(double NegLog10P, string Label);
