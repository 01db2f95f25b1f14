namespace QtlQuery.Plots.GenotypeQuality;

/// <summary>Samples of one colour, each at its first two principal components.</summary>
/// <param name="Name">Null where all samples are one group.</param>
public sealed record SampleGroup(string? Name, IReadOnlyList<(double X, double Y)> Places);
