namespace QtlQuery.Ingest.Originals;

/// <summary>Whether what a store has no column for is kept, so that the source's rows come back as they were.</summary>
public enum KeepExtra
{
    No,

    /// <summary>Where it adds at most a tenth to the size of the rows, as the first quarter million tell.</summary>
    Auto,

    Yes,
}
