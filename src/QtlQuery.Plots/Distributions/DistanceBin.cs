namespace QtlQuery.Plots.Distributions;

/// <summary>How many leads lie within a stretch around the transcription start.</summary>
/// <param name="First">Least distance in bp: variant minus transcription start.</param>
/// <param name="Leads">Of the bin that ends where the next begins.</param>
public readonly record struct DistanceBin(long First, long Leads);
