namespace QtlQuery.Engine.Checking;

/// <summary>What one suspicion measured in a table of a dataset.</summary>
/// <param name="Suspicion">Name of the file under <c>sql/suspicions</c>.</param>
/// <param name="Suspicious">False: measured, and as it should be.</param>
/// <param name="RowsLookedAt">Rows, or tests or variants of them, that the numbers come from.</param>
/// <param name="Rows">Rows of the table.</param>
/// <param name="Sentence">What was measured, with its numbers.</param>
/// <param name="Hint">What to do where it is suspicious.</param>
public sealed record Finding(string DatasetId, string Table, string Suspicion, bool Suspicious, long RowsLookedAt, long Rows, string Sentence, string Hint);
