namespace QtlQuery.Ingest.Writing;

/// <summary>What became of rows that share a key with another one.</summary>
/// <param name="Folded">Rows that only added an rsid, or nothing, to the first of their key.</param>
/// <param name="Contradicting">line_numbers of rows that say something else than the first of their key.</param>
readonly record struct FoldedRows(long Folded, IReadOnlyList<long> Contradicting);
