namespace QtlQuery.Ingest.Reading;

/// <summary>The rows of one dataset out of a file that holds several, as source columns with their line numbers, in Parquet files of our own.</summary>
/// <param name="Files">Path and rows of each.</param>
/// <param name="Refused">Lines of the file that belong to no dataset, and why; they are accounted with the first one.</param>
public sealed record SpooledRows(IReadOnlyList<(string Path, long Rows)> Files, IReadOnlyList<(long Line, string Reason)> Refused);
