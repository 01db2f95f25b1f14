namespace QtlQuery.Core.Definitions;

/// <summary>How a file of the format without a header line is known, and what its columns are called.</summary>
/// <param name="RecognisedBy">Column → regular expression that the first row's cell must match.</param>
public sealed record HeaderlessSource(IReadOnlyList<string> Names, IReadOnlyDictionary<string, string> RecognisedBy);
