namespace QtlQuery.Plots.GenotypeQuality;

/// <summary>A value that a reader compares a histogram with, such as a limit.</summary>
public readonly record struct HistogramMark(double At, string Label);
