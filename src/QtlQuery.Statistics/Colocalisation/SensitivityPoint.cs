namespace QtlQuery.Statistics.Colocalisation;

/// <summary>What one value of p12 makes of the hypotheses, before and after the data.</summary>
public readonly record struct SensitivityPoint(double P12, HypothesisPriors Priors, ColocalisationPosteriors Posteriors);
