namespace QtlQuery.Statistics.Regression;

/// <summary>Effects of an <see cref="InteractionModel"/>; NaN where one is not estimable, as with a variant that does not vary within a context.</summary>
/// <param name="Genotype">Effect of the genotype where every context is 0 (b_g).</param>
/// <param name="Contexts">Effect of each context where the genotype is 0 (b_i).</param>
/// <param name="Interactions">Change of the genotype's effect per unit of each context (b_gi).</param>
public sealed record InteractionEffects(LinearEffect Genotype, IReadOnlyList<LinearEffect> Contexts, IReadOnlyList<LinearEffect> Interactions);
