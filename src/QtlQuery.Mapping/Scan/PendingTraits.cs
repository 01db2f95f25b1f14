using System.Runtime.ExceptionServices;

namespace QtlQuery.Mapping.Scan;

/// <summary>Work on traits that goes on while genotypes are read. What waits is bounded, so that windows do not pile up in memory.</summary>
/// <param name="done">Called after each trait.</param>
sealed class PendingTraits(int threads, Action done) : IDisposable
{
    readonly SemaphoreSlim _places = new(2 * threads);
    readonly SemaphoreSlim _running = new(threads);
    readonly List<Task> _tasks = [];

    /// <summary>Does the work, on another thread where there is more than one; waits while too much is waiting.</summary>
    public void Add(Action work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (threads == 1)
        {
            work();
            done();
            return;
        }

        _places.Wait(cancellation);
        ThrowFailure();
        _tasks.RemoveAll(task => task.IsCompletedSuccessfully);
        _tasks.Add(Task.Run(() => Do(work), CancellationToken.None));
    }

    /// <summary>Waits for all that was added, and throws what one of it threw.</summary>
    public void Wait()
    {
        Task.WhenAll(_tasks).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        ThrowFailure();
    }

    public void Dispose()
    {
        Task.WhenAll(_tasks).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        _places.Dispose();
        _running.Dispose();
    }

    void Do(Action work)
    {
        _running.Wait();
        try
        {
            work();
            done();
        }
        finally
        {
            _running.Release();
            _places.Release();
        }
    }

    void ThrowFailure()
    {
        if (_tasks.Find(task => task.IsFaulted)?.Exception is { } failure)
            ExceptionDispatchInfo.Throw(failure.InnerExceptions[0]);
    }
}
