namespace QtlQuery.Statistics.FineMapping;

/// <summary>The fit, or why there is none.</summary>
/// <param name="Fit">Null unless converged, so that no number is taken for an answer.</param>
/// <param name="LdFlaw">What is wrong with LD, where that is the reason.</param>
/// <param name="Rounds">Rounds over all effects that were made.</param>
public sealed record SusieResult(SusieStatus Status, SusieFit? Fit, LdFlaw? LdFlaw, int Rounds);
