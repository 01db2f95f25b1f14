using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
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
    readonly Thread _thread;
    ExceptionDispatchInfo? _failure;

    public WritingThread(TableWriter writer)
    {
        _writer = writer;
        _thread = new Thread(Run) { IsBackground = true, Name = "qtlquery writer" };
        _thread.Start();
    }

    /// <summary>Hands over a run of checked rows; waited for where the writer is behind. Throws what writing earlier ones failed with.</summary>
    public void Add(RowRun run)
    {
        try
        {
            _runs.Add(run, _stop.Token);
        }
        catch (OperationCanceledException) when (_failure is not null)
        {
            // thrown below
        }

        _failure?.Throw();
    }

    /// <summary>Waits until all runs are taken over, and writes what is left.</summary>
    public IReadOnlyList<StoredFile> Finish()
    {
        _runs.CompleteAdding();
        _thread.Join();
        _failure?.Throw();
        return _writer.Finish();
    }

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        _runs.Dispose();
        _stop.Dispose();
    }

    void Run()
    {
#pragma warning disable CA1031 // thrown again by Add and Finish, on the thread that reads
        try
        {
            foreach (var run in _runs.GetConsumingEnumerable(_stop.Token))
                _writer.Add(run);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // disposed of before the end
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
            _stop.Cancel();
        }
#pragma warning restore CA1031
    }
}
