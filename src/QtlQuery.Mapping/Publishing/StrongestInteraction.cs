namespace QtlQuery.Mapping.Publishing;

/// <summary>The strongest interaction of a trait with one context.</summary>
/// <param name="Tests">Variants that were tested with the trait.</param>
/// <param name="EffectiveTests">How many independent ones they stand for; null where that was not counted.</param>
sealed record StrongestInteraction(string Context, string Trait, double NegLog10P, int Tests, int? EffectiveTests);
