using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping.Chunks;

/// <summary>What a cis scan found beside the pairs that are stored.</summary>
/// <param name="Outcomes">In the order of the traits.</param>
/// <param name="Pairs">Rows of the table of associations.</param>
/// <param name="VariantsLeftOut">As in <see cref="CisScan.VariantsLeftOut"/>; in no window of an earlier chunk.</param>
/// <param name="Multiallelic">As the reader counts what it passed over.</param>
/// <param name="MaleHeterozygous">As the reader counts them.</param>
sealed record CisScanned(IReadOnlyList<TraitOutcome> Outcomes, long Pairs, long VariantsLeftOut, long Multiallelic, long MaleHeterozygous)
{
    /// <summary>Without the traits' values, which the inputs have.</summary>
    public CisScanned Bare() => this with { Outcomes = [.. Outcomes.Select(outcome => outcome with { Trait = outcome.Trait with { Values = [] } })] };

    /// <summary>What one scan of all traits would have found.</summary>
    /// <param name="traits">All of them, with their values.</param>
    public static CisScanned Of(IReadOnlyList<CisScanned> chunks, IReadOnlyList<ScannedTrait> traits)
    {
        var places = traits.Index().ToDictionary(each => each.Item.Id, each => each.Index, StringComparer.Ordinal);
        return new(
            [.. chunks.SelectMany(chunk => chunk.Outcomes).OrderBy(outcome => places[outcome.Trait.Id]).Select(outcome => outcome with { Trait = traits[places[outcome.Trait.Id]] })],
            chunks.Sum(chunk => chunk.Pairs),
            chunks.Sum(chunk => chunk.VariantsLeftOut),
            chunks.Max(chunk => chunk.Multiallelic),
            chunks.Max(chunk => chunk.MaleHeterozygous));
    }
}
