namespace QtlQuery.Statistics.FineMapping;

/// <summary>Variants of which one is an effect's, with at least the probability asked for.</summary>
/// <param name="Effect">Index of the effect, from 0.</param>
/// <param name="Variants">Indexes in ascending order, from 0.</param>
/// <param name="Coverage">Probability that one of them is the effect's variant.</param>
public sealed record SusieCredibleSet(int Effect, int[] Variants, double Coverage, Purity Purity);
