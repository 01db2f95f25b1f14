namespace QtlQuery.Plots.Distributions;

/// <summary>The distances of one dataset's leads.</summary>
/// <param name="Bins">Those that hold a lead, in any order.</param>
/// <param name="Median">Median distance without its sign, in bp.</param>
public sealed record DistancePanel(string Title, IReadOnlyList<DistanceBin> Bins, double Median);
