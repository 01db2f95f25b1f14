using QtlQuery.Engine.Store;

namespace QtlQuery.Mapping.Scores;

/// <summary>What a mapping of scores put into a store.</summary>
/// <param name="Tests">Pairs of score and trait, all of which are stored.</param>
/// <param name="Significant">Pairs at a false discovery rate of 5 %.</param>
/// <param name="ScoresLeftOut">Scores that do not vary beside covariates.</param>
/// <param name="TraitsLeftOut">Traits that do not, or that lack a value.</param>
public sealed record ScoreResult(DatasetDescriptor Dataset, int Tests, int Significant, IReadOnlyList<string> ScoresLeftOut, IReadOnlyList<string> TraitsLeftOut);
