using QtlQuery.Engine.Store;
using QtlQuery.Mapping.Publishing;

namespace QtlQuery.Mapping;

/// <summary>What a cis mapping put into a store.</summary>
/// <param name="Traits">One verdict a trait or group, in the order of the traits.</param>
/// <param name="Pairs">Pairs that were stored.</param>
/// <param name="Signals">Null where they were not looked for.</param>
/// <param name="VariantsLeftOut">Variants in a window that do not vary or do not pass the filters.</param>
/// <param name="DegreesOfFreedom">Of every nominal test.</param>
/// <param name="TraitThreshold">The p_beta at which the false discovery rate is met; null where no trait has a QTL.</param>
public sealed record CisResult(DatasetDescriptor Dataset, IReadOnlyList<TraitVerdict> Traits, long Pairs, long VariantsLeftOut, IReadOnlyList<FoundSignal>? Signals, int DegreesOfFreedom, double? TraitThreshold)
{
    /// <summary>What the store calls the traits, in the order of the inputs.</summary>
    public IReadOnlyList<string> TraitNames { get; init; } = [];

    /// <summary>Null where nothing was fine-mapped.</summary>
    public FineMappingResult? FineMapping { get; init; }
}
