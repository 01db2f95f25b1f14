namespace QtlQuery.Ingest.Originals;

/// <summary>What became of the parts of a source that its table has no column for.</summary>
/// <param name="IsKept">Whether its rows can be written as they were read.</param>
/// <param name="Share">Their size by that of the rows: all of them where they are kept, else as the first rows tell; null where nobody looked.</param>
public sealed record ExtraKept(bool IsKept, double? Share);
