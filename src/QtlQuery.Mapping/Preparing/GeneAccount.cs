namespace QtlQuery.Mapping.Preparing;

/// <summary>What became of the genes of a table of counts: read = too few of either + of both + without a place + kept.</summary>
/// <param name="LowTpm">Enough reads, but too few transcripts per million in too many samples.</param>
/// <param name="LowReads">Enough transcripts per million, but too few reads in too many samples.</param>
/// <param name="LowBoth">Too few of both.</param>
/// <param name="WithoutPlace">Expressed, but not in the file of locations.</param>
public sealed record GeneAccount(int Read, int LowTpm, int LowReads, int LowBoth, int WithoutPlace, int Kept);
