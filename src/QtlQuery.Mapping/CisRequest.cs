using System.Text.Json.Serialization;
using QtlQuery.Engine;
using QtlQuery.Engine.Store;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping;

/// <summary>A cis mapping and where its results go.</summary>
public sealed record CisRequest(StoreLayout Store, string DatasetId)
{
    public DatasetFields Fields { get; init; } = new();

    public CisOptions Options { get; init; } = new();

    public CisModel Model { get; init; }

    /// <summary>False discovery rate at which a trait has a QTL.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.05;

    /// <summary>What says whether a trait has a QTL.</summary>
    public TraitRule TraitRule { get; init; }

    /// <summary>Whether there is a p-value of each trait, and so a row of its outcome.</summary>
    [JsonIgnore]
    public bool JudgesTraits => TraitRule == TraitRule.Acat || Options.Permutations > 0;

    /// <summary>Whether every tested pair is stored, not only the outcome of each trait.</summary>
    public bool StorePairs { get; init; } = true;

    /// <summary>Whether the pairs get a look-up index.</summary>
    public bool Index { get; init; }

    /// <summary>How independent signals of the traits that have a QTL are looked for; null where they are not.</summary>
    public SignalRule? Signals { get; init; }

    /// <summary>How traits are fine-mapped by SuSiE; null where they are not. Credible sets and Bayes factors are then SuSiE's, and no longer those of <see cref="Signals"/>.</summary>
    public FineMappingOptions? FineMapping { get; init; }

    public EngineOptions Engine { get; init; } = new();
}
