namespace QtlQuery.Engine.Significance;

/// <summary>One p-value of a molecular trait, and what turns a threshold on it into one on its variants.</summary>
/// <param name="Tests">The variants tested, or the independent tests that they stand for; null where that is not known.</param>
/// <param name="BetaShape1">Of the beta distribution fitted to permutation minima; null without permutations.</param>
sealed record TraitP(string MolecularTraitId, double? NegLog10P, int? Tests, double? BetaShape1, double? BetaShape2);
