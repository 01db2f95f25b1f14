using System.Collections.Concurrent;
using QtlQuery.Engine.Store;

namespace QtlQuery.Ingest.Writing;

/// <summary>Has runs of rows written on a thread of its own while the next ones are read.</summary>
/// <remarks>The writer's database is a connection of its own, which sees the rows that the other one holds.</remarks>
sealed class WritingThread : IDisposable
{
    // Runs that wait to be taken over. Each is memory.
    const int RunsAhead = 1;

    readonly TableWriter _writer;
    readonly BlockingCollection<RowRun> _runs = new(RunsAhead);
    readonly CancellationTokenSource _stop = new();
    readonly ReceivingThread _thread;

    public WritingThread(TableWriter writer)
    {
        _writer = writer;
        _thread = new("qtlquery writer", TakeRuns, _stop.Cancel);
    }

    /// <summary>Hands over a run of checked rows; waited for where the writer is behind. Throws what writing earlier ones failed with.</summary>
    public void Add(RowRun run) => _thread.Hand(() => _runs.Add(run, _stop.Token));

    /// <summary>Waits until all runs are taken over, and writes what is left.</summary>
    public IReadOnlyList<StoredFile> Finish()
    {
        _runs.CompleteAdding();
        _thread.Finish();
        return _writer.Finish();
    }

    public void Dispose()
    {
        _thread.Dispose();
        _runs.Dispose();
        _stop.Dispose();
    }

    void TakeRuns()
    {
        foreach (var run in _runs.GetConsumingEnumerable(_stop.Token))
            _writer.Add(run);
    }
}
