using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using QtlQuery.Engine.Text;

namespace QtlQuery.Ingest.Reading;

/// <summary>Reads a text file ahead on a thread of its own and hands it out in pieces of whole lines.</summary>
sealed class PieceReader : IPieceSource
{
    const int FirstBlockBytes = 1 << 16;
    const int BlockBytes = 1 << 20;
    const int PiecesAhead = 24;

    // A piece of long lines ends here: lines of a table with a column for each sample are 100 kB and more.
    const int BytesAPiece = 1 << 20;

    readonly SourceText _source;
    readonly BlockingCollection<TextPiece> _pieces = new(PiecesAhead);
    readonly CancellationTokenSource _stop = new();
    readonly Thread _thread;
    readonly int _linesAPiece;
    ExceptionDispatchInfo? _failure;

    /// <param name="source">Closed with the reader.</param>
    /// <param name="linesToSkip">Lines at the top that are no rows.</param>
    public PieceReader(SourceText source, int linesToSkip, int linesAPiece = TextPiece.MaximumLines)
    {
        _source = source;
        _linesAPiece = linesAPiece;
        _thread = new Thread(() => Run(linesToSkip)) { IsBackground = true, Name = "qtlquery reader" };
        _thread.Start();
    }

    public long BytesRead => _source.BytesRead;

    /// <summary>The next piece, waited for; null after the last. Called by any thread.</summary>
    public TextPiece? Take()
    {
        if (_pieces.TryTake(out var piece, Timeout.Infinite))
            return piece;
        _failure?.Throw();
        return null;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _thread.Join();
        while (_pieces.TryTake(out var left))
            left.Release();
        _pieces.Dispose();
        _stop.Dispose();
        _source.Dispose();
    }

    void Run(int linesToSkip)
    {
#pragma warning disable CA1031 // thrown again by Take, on the thread that wants the rows
        try
        {
            Read(linesToSkip);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // disposed of before the end
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            _pieces.CompleteAdding();
        }
#pragma warning restore CA1031
    }

    void Read(int linesToSkip)
    {
        var block = new byte[FirstBlockBytes]; // all of a small file
        var held = 0; // bytes of the block that are not handed out yet
        var line = 1L;
        while (true)
        {
            if (held == block.Length)
                Array.Resize(ref block, Math.Max(BlockBytes, 2 * block.Length)); // one line, or one piece, is longer than the block
            var atEnd = false;
            while (held < block.Length && !atEnd)
            {
                var read = _source.Read(block.AsSpan(held)); // a decompressor gives little at a time
                held += read;
                atEnd = read == 0;
            }

            var start = 0;
            if (line <= linesToSkip)
                (start, line) = SkipLines(block.AsSpan(0, held), line, linesToSkip);
            while (line > linesToSkip)
            {
                var (length, lines) = NextPiece(block.AsSpan(start, held - start), atEnd);
                if (length == 0)
                    break;
                Hand(block.AsSpan(start, length), line);
                start += length;
                line += lines;
            }

            if (atEnd)
                return;
            held -= start;
            block.AsSpan(start, held).CopyTo(block);
        }
    }

    static (int Start, long Line) SkipLines(ReadOnlySpan<byte> text, long line, int linesToSkip)
    {
        var start = 0;
        while (line <= linesToSkip && text[start..].IndexOf((byte)'\n') is >= 0 and var end)
        {
            start += end + 1;
            line++;
        }

        return (start, line);
    }

    // A full piece, or at the end of the file what is left; (0, 0) when more must be read first.
    (int Length, int Lines) NextPiece(ReadOnlySpan<byte> text, bool atEnd)
    {
        var (length, lines) = (0, 0);
        while (lines < _linesAPiece && length < BytesAPiece && text[length..].IndexOf((byte)'\n') is >= 0 and var end)
        {
            length += end + 1;
            lines++;
        }

        if (lines == _linesAPiece || length >= BytesAPiece)
            return (length, lines);
        return atEnd ? (text.Length, lines + 1) : (0, 0);
    }

    void Hand(ReadOnlySpan<byte> lines, long firstLine)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(lines.Length);
        lines.CopyTo(buffer);
        _pieces.Add(new(buffer, lines.Length, firstLine), _stop.Token);
    }
}
