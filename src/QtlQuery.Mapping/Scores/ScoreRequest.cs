using QtlQuery.Engine;
using QtlQuery.Engine.Store;

namespace QtlQuery.Mapping.Scores;

/// <summary>A mapping of scores and where its results go.</summary>
public sealed record ScoreRequest(StoreLayout Store, string DatasetId)
{
    public DatasetFields Fields { get; init; } = new();

    public EngineOptions Engine { get; init; } = new();
}
