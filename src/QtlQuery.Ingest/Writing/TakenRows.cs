using QtlQuery.Engine.Holding;

namespace QtlQuery.Ingest.Writing;

/// <summary>Rows that were taken out of runs to be written; disposed of when they are.</summary>
/// <param name="runs">How many came from each.</param>
sealed class TakenRows(SortedHeldRows sorted, IReadOnlyList<(HeldRun Run, int Rows)> runs) : IDisposable
{
    public SortedHeldRows Sorted => sorted;

    public long Count { get; } = runs.Sum(each => (long)each.Rows);

    public void Dispose()
    {
        foreach (var (run, rows) in runs)
            run.Release(rows);
    }
}
