using QtlQuery.Core;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Ingest;

/// <summary>What an ingest would do with one file.</summary>
/// <param name="Source">What it was recognised as; null where it was not.</param>
/// <param name="DatasetId">The dataset that it belongs to; null where it cannot be ingested, or holds several.</param>
/// <param name="Build">The build of its positions; null where it is not known, or only its rows say it.</param>
/// <param name="Problem">Why it cannot be ingested, and what must be said or done; null where it can.</param>
public sealed record PlannedFile(string Path, RecognisedSource? Source, string? DatasetId, GenomeBuild? Build, QtlQueryException? Problem)
{
    /// <summary>The tables that its rows go to.</summary>
    public IReadOnlyList<string> Tables => Source is null ? [] : [.. Source.Definition.Tables.Keys];

    /// <summary>The dataset fields that part its rows into several datasets; empty where the file is one.</summary>
    public IReadOnlyList<string> SplitBy => [.. Source?.Definition.SplitBy?.Keys ?? []];

    internal DatasetFacts? Facts { get; init; }

    /// <summary>Files with the same key are ingested one after another: they may belong to one dataset. A file with a problem stands alone.</summary>
    internal (string Kind, string Name) Key => (Problem, SplitBy) switch
    {
        (not null, _) => ("file", Path),
        (_, { Count: > 0 }) => ("format", Source!.Definition.Name),
        _ => ("dataset", DatasetId!),
    };
}
