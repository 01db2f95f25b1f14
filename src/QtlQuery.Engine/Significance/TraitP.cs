namespace QtlQuery.Engine.Significance;

/// <summary>One p-value of a molecular trait, and what turns a threshold on it into one on its variants.</summary>
/// <param name="VariantsTested">Null where it is not known.</param>
/// <param name="BetaShape1">Of the beta distribution fitted to permutation minima; null without permutations.</param>
sealed record TraitP(string MolecularTraitId, double? NegLog10P, int? VariantsTested, double? BetaShape1, double? BetaShape2);
