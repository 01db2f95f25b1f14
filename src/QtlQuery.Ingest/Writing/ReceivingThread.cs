using System.Runtime.ExceptionServices;

namespace QtlQuery.Ingest.Writing;

/// <summary>Work on a thread of its own on what others hand it. What it fails with is thrown to them.</summary>
sealed class ReceivingThread : IDisposable
{
    readonly Action _end;
    readonly Thread _thread;
    ExceptionDispatchInfo? _failure;

    /// <param name="end">Ends the work, and has whoever waits to hand it something go on with an <see cref="OperationCanceledException"/>.</param>
    public ReceivingThread(string name, Action work, Action end)
    {
        _end = end;
        _thread = new Thread(() => Run(work)) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Hands something over, or throws what the work has failed with.</summary>
    public void Hand(Action add)
    {
        try
        {
            add();
        }
        catch (OperationCanceledException) when (_failure is not null)
        {
            _failure.Throw();
        }
    }

    /// <summary>Waits for the end of the work, and throws what it has failed with.</summary>
    public void Finish()
    {
        _thread.Join();
        _failure?.Throw();
    }

    public void Dispose()
    {
        _end();
        _thread.Join();
    }

    void Run(Action work)
    {
#pragma warning disable CA1031 // thrown again on the thread that hands things over
        try
        {
            work();
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
            _end();
        }
#pragma warning restore CA1031
    }
}
