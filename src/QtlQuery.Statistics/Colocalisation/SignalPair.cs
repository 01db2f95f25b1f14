namespace QtlQuery.Statistics.Colocalisation;

/// <summary>A signal of trait 1 beside a signal of trait 2.</summary>
/// <param name="First">Index of the signal of trait 1, from 0.</param>
/// <param name="Second">Index of the signal of trait 2, from 0.</param>
/// <param name="Overlap1">Share of the posterior of the first signal that the shared variants hold.</param>
/// <param name="Overlap2">The same of the second signal.</param>
/// <param name="Sums">Over the shared variants; null where too little of a signal is shared for the pair to say anything.</param>
public sealed record SignalPair(int First, int Second, double Overlap1, double Overlap2, ColocalisationSums? Sums);
