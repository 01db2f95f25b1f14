using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping;

/// <summary>A mapping of interactions and where its results go.</summary>
/// <param name="Contexts">Names of covariates, each the context of a model of its own.</param>
public sealed record InteractionRequest(StoreLayout Store, string DatasetId, IReadOnlyList<string> Contexts)
{
    public DatasetFields Fields { get; init; } = new();

    public InteractionOptions Options { get; init; } = new();

    /// <summary>Whether every pair is stored, not only the strongest interaction of each trait.</summary>
    public bool StorePairs { get; init; }

    public EngineOptions Engine { get; init; } = new();
}
