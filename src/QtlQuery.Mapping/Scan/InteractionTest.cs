namespace QtlQuery.Mapping.Scan;

/// <summary>Effects in the model trait ~ covariates + genotype + context + genotype × context.</summary>
/// <param name="Genotype">Effect of one more copy of alt where the context is 0.</param>
/// <param name="Context">Effect of the context where nobody carries alt.</param>
/// <param name="Interaction">Change of the genotype's effect per unit of the context.</param>
readonly record struct InteractionTest(PairTest Genotype, PairTest Context, PairTest Interaction)
{
    public bool IsTested => Interaction.IsTested;
}
