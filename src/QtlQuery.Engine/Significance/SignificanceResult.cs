namespace QtlQuery.Engine.Significance;

/// <summary>What came of judging a dataset's traits.</summary>
/// <param name="Pi0">Storey's share of traits without an effect; 1 where Benjamini and Hochberg's rule was used.</param>
/// <param name="TraitThreshold">The p-value of a trait up to which it is significant; null where none is.</param>
/// <param name="NotJudged">Why traits were not judged → traits.</param>
public sealed record SignificanceResult(int Traits, int Significant, double Pi0, double? TraitThreshold, IReadOnlyDictionary<string, long> NotJudged);
