namespace QtlQuery.Ingest;

/// <summary>Files that are ingested one after another, since they belong to one dataset.</summary>
/// <param name="DatasetId">Null for files of a format that holds several datasets a file: which ones, only their rows say.</param>
/// <param name="Files">Of one format or of several, whose tables then stand beside each other.</param>
public sealed record PlannedDataset(string? DatasetId, IReadOnlyList<PlannedFile> Files)
{
    /// <summary>Bytes of its files on disk.</summary>
    public long Bytes => Files.Sum(file => file.Source!.File.Bytes);

    /// <summary>The files of each format, which are read together.</summary>
    internal IEnumerable<IReadOnlyList<PlannedFile>> ByFormat => Files.GroupBy(file => file.Source!.Definition).Select(files => files.ToList());
}
