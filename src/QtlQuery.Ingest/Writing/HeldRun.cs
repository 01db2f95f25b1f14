using QtlQuery.Engine.Holding;

namespace QtlQuery.Ingest.Writing;

/// <summary>A run that is held until all of its good rows have been written.</summary>
/// <param name="good">How many these are.</param>
sealed class HeldRun(HeldFolders folders, long good)
{
    long _left = good;

    public HeldFolders Folders => folders;

    /// <summary>Says that so many rows have been written. Called by any thread.</summary>
    public void Release(long rows)
    {
        if (Interlocked.Add(ref _left, -rows) == 0)
            folders.Run.Dispose();
    }
}
