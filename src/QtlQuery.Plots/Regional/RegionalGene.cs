namespace QtlQuery.Plots.Regional;

/// <summary>A gene of the track under a regional plot.</summary>
/// <param name="Name">Symbol, or id.</param>
/// <param name="First">First base, 1-based.</param>
/// <param name="Last">Last base.</param>
/// <param name="Strand">+ or -; null where not known.</param>
public readonly record struct RegionalGene(string Name, int First, int Last, char? Strand);
