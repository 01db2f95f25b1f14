using QtlQuery.Engine.Store;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping;

/// <summary>What a mapping of interactions put into a store.</summary>
/// <param name="Tests">Context → pairs that were tested.</param>
/// <param name="Stored">Rows.</param>
public sealed record InteractionResult(DatasetDescriptor Dataset, IReadOnlyDictionary<string, long> Tests, long Stored)
{
    /// <summary>Trait → why no context was tested with it.</summary>
    public IReadOnlyDictionary<string, UntestedReason> Untested { get; init; } = new Dictionary<string, UntestedReason>();
}
