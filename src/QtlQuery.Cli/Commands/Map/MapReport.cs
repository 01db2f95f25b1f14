using System.Globalization;
using QtlQuery.Engine.Index;
using QtlQuery.Engine.Store;
using QtlQuery.Engine.Writing;
using QtlQuery.Mapping;
using QtlQuery.Mapping.Chunks;
using QtlQuery.Mapping.Publishing;
using QtlQuery.Mapping.Samples;
using QtlQuery.Mapping.Scan;

namespace QtlQuery.Cli.Commands.Map;

/// <summary>What the commands of mapping tell on the way.</summary>
static class MapReport
{
    const int NamesShown = 3;

    /// <summary>What was read, and what did not match.</summary>
    public static IEnumerable<string> Of(MappingInputs inputs)
    {
        yield return Line($"{inputs.Samples.Count:N0} samples, {inputs.Traits.Traits.Count:N0} traits, {inputs.Covariates.Columns.Count:N0} covariates, {inputs.Basis.Df:N0} degrees of freedom");
        foreach (var sentence in Of(inputs.Samples))
            yield return sentence;
        foreach (var remark in inputs.Traits.Remarks)
            yield return $"  {Path.GetFileName(inputs.Traits.Path)} {remark}";
        foreach (var column in inputs.Covariates.Columns.Where(column => column.BaseLevel is not null))
            yield return $"  covariate {column.Name} is compared with {column.BaseLevel}";
        foreach (var name in inputs.Collinear)
            yield return $"  covariate {name} is constant or follows from the ones before it, and is left out";
    }

    /// <summary>Samples that did not match.</summary>
    public static IEnumerable<string> Of(MatchedSamples samples)
    {
        foreach (var left in samples.Unmatched)
            yield return Line($"  {left.Samples.Count:N0} samples of {Path.GetFileName(left.Path)} have no match: {Some(left.Samples)}");
        foreach (var hint in samples.Hints)
            yield return $"  {hint}";
    }

    public static IEnumerable<string> Of(CisResult result, double fdr)
    {
        var tested = result.Traits.Count(trait => trait.Outcome.Lead is not null);
        yield return Line($"{result.Dataset.DatasetId}: {result.Pairs:N0} pairs of {tested:N0} traits");
        if (DatasetIndex.Of(result.Dataset) is { } index)
            yield return Line($"  look-up index: {index.Rows:N0} pairs in {index.Bytes / 1e6:N1} MB");
        foreach (var sentence in TakenOut(result.Dataset))
            yield return sentence;
        if (result.Traits.Any(trait => trait.Q is not null))
            yield return Line($"  {result.Traits.Count(trait => trait.Q <= fdr):N0} traits have a QTL at FDR {fdr}");
        if (result.Signals is { } signals)
            yield return Line($"  {signals.Count:N0} independent signals in {signals.Select(signal => signal.Trait.Id).Distinct().Count():N0} traits");
        if (result.FineMapping is { } found)
            yield return Line($"  {found.CredibleSets:N0} credible sets in {found.TraitsWithSets:N0} of {found.Traits:N0} traits by SuSiE");
        foreach (var failed in (result.FineMapping?.NotFitted ?? []).GroupBy(each => each.Status, each => each.Trait))
            yield return Line($"  {failed.Count():N0} traits without a fit of SuSiE, {ReasonName.Of(failed.Key)}: {Some([.. failed])}");
        foreach (var sentence in Untested(result.Traits.Select(trait => trait.Outcome).Where(outcome => outcome.Reason is not null).Select(outcome => KeyValuePair.Create(outcome.Trait.Id, outcome.Reason!.Value))))
            yield return sentence;
        if (result.VariantsLeftOut > 0)
            yield return Line($"  {result.VariantsLeftOut:N0} variants do not vary or are too rare");
    }

    public static IEnumerable<string> Of(TransResult result)
    {
        yield return Line($"{result.Dataset.DatasetId}: {result.Tests:N0} pairs tested, {result.Kept:N0} stored, {result.SignificantPairs:N0} of them at FDR 0.05 over all tests; lambda {result.Lambda:F3}");
        foreach (var sentence in TakenOut(result.Dataset))
            yield return sentence;
        if (result.Excluded > 0)
            yield return Line($"  {result.Excluded:N0} pairs near each other or of shared sequence were not tested");
        if (result.VariantsLeftOut > 0)
            yield return Line($"  {result.VariantsLeftOut:N0} variants do not vary or are too rare");
    }

    public static IEnumerable<string> Of(InteractionResult result)
    {
        yield return Line($"{result.Dataset.DatasetId}: {result.Stored:N0} rows");
        foreach (var sentence in TakenOut(result.Dataset))
            yield return sentence;
        foreach (var (context, tests) in result.Tests)
            yield return Line($"  {context}: {tests:N0} pairs tested");
        foreach (var sentence in Untested(result.Untested))
            yield return sentence;
    }

    /// <summary>What became of a chunk; of the last, what the whole is comes after it.</summary>
    public static string Of<TResult>(MappedChunk<TResult> mapped, string datasetId, Chunk chunk)
        where TResult : class =>
        Line($"{datasetId}: chunk {chunk.Number} of {chunk.Count} {(mapped.WasThere ? "was there already" : "is mapped")}; {mapped.Account}");

    /// <summary>Tables of a mapping before, of other files.</summary>
    public static IEnumerable<string> TakenOut(DatasetDescriptor dataset) =>
        dataset.Ingests[^1].Remarks.Where(remark => remark.Key.StartsWith(ComputedDataset.TakenOut, StringComparison.Ordinal))
            .Select(remark => Line($"  {remark.Value:N0} rows of {remark.Key[ComputedDataset.TakenOut.Length..]} that were mapped from other files are taken out"));

    public static string Some(IReadOnlyList<string> names) => string.Join(", ", names.Take(NamesShown)) + (names.Count > NamesShown ? ", …" : "");

    static IEnumerable<string> Untested(IEnumerable<KeyValuePair<string, UntestedReason>> traits) =>
        traits.GroupBy(trait => trait.Value, trait => trait.Key).Select(reason => Line($"  {reason.Count():N0} traits without a test, {ReasonName.Of(reason.Key)}: {Some([.. reason])}"));

    static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
