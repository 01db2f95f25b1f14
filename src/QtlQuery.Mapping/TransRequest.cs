using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping;

/// <summary>A trans mapping and where its results go.</summary>
public sealed record TransRequest(StoreLayout Store, string DatasetId)
{
    public DatasetFields Fields { get; init; } = new();

    public TransOptions Options { get; init; } = new();

    public EngineOptions Engine { get; init; } = new();
}
