namespace QtlQuery.Statistics.FineMapping;

/// <summary>The lead of a signal that a stepwise search found.</summary>
/// <param name="Variant">Index from 0.</param>
/// <param name="Z">At the step at which it was found: given the leads before it where the search conditions on them.</param>
public readonly record struct LeadSignal(int Variant, double Z);
