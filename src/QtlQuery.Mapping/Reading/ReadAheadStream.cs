using System.Collections.Concurrent;
using QtlQuery.Engine.Text;

namespace QtlQuery.Mapping.Reading;

/// <summary>Reads a slow stream on another thread, some buffers ahead of who reads this one.</summary>
sealed class ReadAheadStream : ForwardStream
{
    const int BufferSize = 1 << 18;
    const int Buffers = 4;

    readonly Stream _source;
    readonly BlockingCollection<byte[]> _free = new(Buffers);
    readonly BlockingCollection<Filled> _filled = new(Buffers);
    readonly CancellationTokenSource _stop = new();
    readonly Task _reading;
    Filled _current = new([], 0, null);
    int _taken;

    /// <param name="Failure">What reading failed with, after the bytes.</param>
    sealed record Filled(byte[] Bytes, int Length, Exception? Failure);

    public ReadAheadStream(Stream source)
    {
        _source = source;
        for (var each = 0; each < Buffers; each++)
            _free.Add(new byte[BufferSize]);
        _reading = Task.Run(ReadAll);
    }

    public override int Read(Span<byte> buffer)
    {
        while (_taken == _current.Length)
        {
            if (_current.Failure is { } failure)
                throw failure;
            if (_current.Bytes.Length > 0)
                _free.Add(_current.Bytes);
            if (!_filled.TryTake(out var next, Timeout.Infinite))
            {
                _current = new([], 0, null);
                return 0;
            }

            (_current, _taken) = (next, 0);
        }

        var length = Math.Min(buffer.Length, _current.Length - _taken);
        _current.Bytes.AsSpan(_taken, length).CopyTo(buffer);
        _taken += length;
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_stop.IsCancellationRequested)
        {
            _stop.Cancel();
            _reading.Wait();
            _source.Dispose();
            _free.Dispose();
            _filled.Dispose();
            _stop.Dispose();
        }

        base.Dispose(disposing);
    }

    void ReadAll()
    {
        try
        {
            while (true)
            {
                var bytes = _free.Take(_stop.Token);
                var (length, failure) = Fill(bytes);
                if (length > 0 || failure is not null)
                    _filled.Add(new(bytes, length, failure), _stop.Token);
                if (length < bytes.Length)
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody reads any more.
        }

        _filled.CompleteAdding();
    }

    (int Length, Exception? Failure) Fill(byte[] bytes)
    {
        var length = 0;
        try
        {
            while (length < bytes.Length && _source.Read(bytes, length, bytes.Length - length) is > 0 and var read)
                length += read;
            return (length, null);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return (length, e);
        }
    }
}
