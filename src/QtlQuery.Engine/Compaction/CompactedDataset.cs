using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Compaction;

/// <summary>What became of a dataset that was compacted.</summary>
/// <param name="Rewritten">Tables that lie in fewer files, each as it was and as it is now.</param>
/// <param name="Added">Small tables that it lacked, by name.</param>
public sealed record CompactedDataset(IReadOnlyList<(TableCompaction Before, StoredTable After)> Rewritten, IReadOnlyDictionary<string, StoredTable> Added);
