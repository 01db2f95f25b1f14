namespace QtlQuery.Mapping.Chunks;

/// <summary>What became of one chunk of a mapping.</summary>
/// <param name="WasThere">Whether it had been computed before, with the same files and options, so that nothing was left to do.</param>
/// <param name="Account">How many chunks are there.</param>
/// <param name="Whole">What was published, where this process put the chunks together; else null.</param>
public sealed record MappedChunk<TResult>(bool WasThere, string Account, TResult? Whole)
    where TResult : class;
