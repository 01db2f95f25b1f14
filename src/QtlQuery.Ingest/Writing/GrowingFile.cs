using System.Runtime.ExceptionServices;
using QtlQuery.Engine;
using QtlQuery.Engine.Holding;

namespace QtlQuery.Ingest.Writing;

/// <summary>A Parquet file that takes held rows while others are still read; DuckDB encodes them on a thread and a connection of its own.</summary>
/// <param name="copy">The statement that writes the file to <c>$path</c>, from what stands behind <c>from</c>.</param>
sealed class GrowingFile(WorkDatabase database, Func<string, string> copy, string path) : IDisposable
{
    HeldSequence? _rows;
    Thread? _thread;
    ExceptionDispatchInfo? _failure;

    /// <summary>Takes over rows of the same columns as those before; waited for where encoding is behind. Throws what encoding earlier ones failed with.</summary>
    public void Add(HeldSelection rows)
    {
        if (_rows is null)
            Begin(rows);
        try
        {
            _rows!.Add(rows);
        }
        catch (OperationCanceledException) when (_failure is not null)
        {
            _failure.Throw();
        }
    }

    /// <summary>Waits until all rows are written. There has to be a selection at least, if of no rows.</summary>
    public void Finish()
    {
        _rows!.Complete();
        _thread!.Join();
        _failure?.Throw();
    }

    public void Dispose()
    {
        _rows?.End();
        _thread?.Join();
        _rows?.Dispose();
    }

    void Begin(HeldSelection like)
    {
        _rows = database.Sequence(path, like);
        _thread = new Thread(Write) { IsBackground = true, Name = "qtlquery encoder" };
        _thread.Start();
    }

    void Write()
    {
#pragma warning disable CA1031 // thrown again by Add and Finish, on the thread that gives rows
        try
        {
            using var beside = database.Beside();
            beside.Execute(copy(_rows!.From), new { path });
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
            _rows!.End();
        }
#pragma warning restore CA1031
    }
}
