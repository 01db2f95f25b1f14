namespace QtlQuery.Statistics.Mash;

/// <summary>A distribution of true effects: normal densities around 0 of fixed standard deviations; one of 0 is a point at 0.</summary>
/// <param name="Weights">Not negative, of sum 1.</param>
/// <param name="StandardDeviations">In the unit of the effects.</param>
public sealed record NormalMixture(IReadOnlyList<double> Weights, IReadOnlyList<double> StandardDeviations);
