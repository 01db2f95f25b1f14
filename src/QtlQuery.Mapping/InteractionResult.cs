using QtlQuery.Engine.Store;

namespace QtlQuery.Mapping;

/// <summary>What a mapping of interactions put into a store.</summary>
/// <param name="Tests">Context → pairs that were tested.</param>
/// <param name="Stored">Rows.</param>
public sealed record InteractionResult(DatasetDescriptor Dataset, IReadOnlyDictionary<string, long> Tests, long Stored);
