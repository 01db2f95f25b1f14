using QtlQuery.Mapping.Publishing;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Mapping.Chunks;

/// <summary>What a scan for interactions found beside the rows that are stored.</summary>
/// <param name="Tests">Context → pairs that were tested.</param>
/// <param name="Untested">Trait → why no context was tested with it.</param>
/// <param name="VariantsLeftOut">In no window of an earlier chunk.</param>
/// <param name="Multiallelic">As the reader counts what it passed over.</param>
/// <param name="MaleHeterozygous">As the reader counts them.</param>
sealed record InteractionScanned(
    IReadOnlyList<StrongestInteraction> Strongest, Dictionary<string, long> Tests, Dictionary<string, UntestedReason> Untested, int DegreesOfFreedom, long VariantsLeftOut, long Multiallelic, long MaleHeterozygous)
{
    /// <summary>What one scan of all traits would have found.</summary>
    public static InteractionScanned Of(IReadOnlyList<InteractionScanned> chunks) => new(
        [.. chunks.SelectMany(chunk => chunk.Strongest)],
        chunks[0].Tests.Keys.ToDictionary(context => context, context => chunks.Sum(chunk => chunk.Tests[context]), StringComparer.Ordinal),
        chunks.SelectMany(chunk => chunk.Untested).ToDictionary(StringComparer.Ordinal),
        chunks[0].DegreesOfFreedom,
        chunks.Sum(chunk => chunk.VariantsLeftOut),
        chunks.Max(chunk => chunk.Multiallelic),
        chunks.Max(chunk => chunk.MaleHeterozygous));
}
