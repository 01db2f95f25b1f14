namespace QtlQuery.Statistics.Mash;

/// <summary>Fitted weights of a mixture.</summary>
/// <param name="LogLikelihood">Of all rows, natural, without the pseudo-counts.</param>
/// <param name="Gap">No weights have a log-likelihood (with pseudo-counts) that is better by more than this.</param>
public sealed record MixtureFit(IReadOnlyList<double> Weights, double LogLikelihood, double Gap, int Iterations);
