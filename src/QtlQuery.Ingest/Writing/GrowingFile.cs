using QtlQuery.Engine;
using QtlQuery.Engine.Holding;

namespace QtlQuery.Ingest.Writing;

/// <summary>A Parquet file that takes held rows while others are still read; DuckDB encodes them on a thread and a connection of its own.</summary>
/// <param name="copy">The statement that writes the file to <c>$path</c>, from what stands behind <c>from</c>.</param>
sealed class GrowingFile(WorkDatabase database, Func<string, string> copy, string path) : IDisposable
{
    HeldSequence? _rows;
    ReceivingThread? _thread;

    /// <summary>Takes over rows of the same columns as those before; waited for where encoding is behind. Throws what encoding earlier ones failed with.</summary>
    public void Add(HeldSelection rows)
    {
        _rows ??= database.Sequence(path, like: rows);
        _thread ??= new("qtlquery encoder", Write, _rows.End);
        _thread.Hand(() => _rows.Add(rows));
    }

    /// <summary>Waits until all rows are written. There has to be a selection at least, if of no rows.</summary>
    public void Finish()
    {
        _rows!.Complete();
        _thread!.Finish();
    }

    public void Dispose()
    {
        _thread?.Dispose();
        _rows?.Dispose();
    }

    void Write()
    {
        using var beside = database.Beside();
        beside.Execute(copy(_rows!.From), new { path });
    }
}
