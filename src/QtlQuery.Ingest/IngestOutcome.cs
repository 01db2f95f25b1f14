using QtlQuery.Core;

namespace QtlQuery.Ingest;

/// <summary>How the ingest of one dataset and format ended: with a result, or with a failure that left the dataset as it was.</summary>
/// <param name="Source">The format's name.</param>
/// <param name="Confidence">certain, likely or possible: the least of its files.</param>
public sealed record IngestOutcome(string DatasetId, string Source, string Confidence, IngestResult? Result, QtlQueryException? Failure);
