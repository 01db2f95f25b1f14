namespace QtlQuery.Mapping.Samples;

/// <summary>Samples of a file that another file lacks, in the order of the file.</summary>
public sealed record UnmatchedSamples(string Path, IReadOnlyList<string> Samples);
