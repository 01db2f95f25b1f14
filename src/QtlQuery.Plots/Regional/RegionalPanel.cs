namespace QtlQuery.Plots.Regional;

/// <summary>The associations of one trait, or of one dataset.</summary>
/// <param name="Title">Of which.</param>
/// <param name="Points">All but the lead.</param>
/// <param name="Threshold">Minus log10 p of a dashed line; null for none.</param>
public sealed record RegionalPanel(string Title, IReadOnlyList<RegionalPoint> Points, RegionalLead Lead, double? Threshold = null);
