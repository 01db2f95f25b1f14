using QtlQuery.Statistics.Colocalisation;

namespace QtlQuery.Plots.Colocalisation;

/// <summary>What posteriors must be for a pair to count as colocalised.</summary>
/// <param name="Text">The rule in words, such as H4 of 0.8 and more.</param>
public sealed record PosteriorRule(string Text, Func<ColocalisationPosteriors, bool> Holds);
