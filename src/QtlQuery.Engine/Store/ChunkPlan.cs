namespace QtlQuery.Engine.Store;

/// <summary>What the chunks of a dataset must agree on, so that together they are what one run would have computed.</summary>
/// <param name="Source">What computes them, where an ingest names its format.</param>
/// <param name="Count">How many chunks there are.</param>
/// <param name="Settings">Every option that the results depend on.</param>
/// <param name="Inputs">Files that they are computed from.</param>
public sealed record ChunkPlan(string Source, int Count, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<IngestInput> Inputs)
{
    /// <summary>The settings as a dataset keeps them that was made of the chunks, by which it is known again.</summary>
    public IEnumerable<KeyValuePair<string, string>> Kept => Settings.Select(setting => KeyValuePair.Create($"chunked.{setting.Key}", setting.Value));

    /// <summary>Whether a dataset has what the chunks would give, in however many chunks it was computed.</summary>
    internal bool IsDone(DatasetDescriptor dataset) =>
        dataset.Ingests.Any(ingest =>
            ingest.Source == Source
            && ingest.Inputs.SequenceEqual(Inputs)
            && Kept.All(setting => ingest.Settings.TryGetValue(setting.Key, out var value) && value == setting.Value));

    /// <summary>Whether chunks of both are chunks of one dataset.</summary>
    public bool IsLike(ChunkPlan other) => Difference(other) is null;

    /// <summary>In what the other plan is not this one, such as <c>options.permutations 1000</c> and <c>options.permutations 500</c>; null where they are alike.</summary>
    internal (string Here, string There)? Difference(ChunkPlan other)
    {
        var (here, there) = (Facts().ToList(), other.Facts().ToList());
        var (ours, theirs) = (here.Except(there).ToList(), there.Except(here).ToList());
        return ours.Count + theirs.Count == 0 ? null : (Named(ours), Named(theirs));
    }

    static string Named(List<string> facts) => facts.Count == 0 ? "nothing of the kind" : string.Join(", ", facts);

    IEnumerable<string> Facts() =>
    [
        Source,
        FormattableString.Invariant($"{Count} chunks"),
        .. Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => $"{setting.Key} {setting.Value}"),
        .. Inputs.Select((input, place) => FormattableString.Invariant($"file {place + 1} {input.Name} of sha256 {input.Sha256[..12]}")),
    ];
}
