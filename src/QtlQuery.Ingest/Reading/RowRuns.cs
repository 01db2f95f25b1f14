using QtlQuery.Engine;
using QtlQuery.Engine.Text;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Ingest.Reading;

/// <summary>The rows of a source in runs of a quarter million, in the order of the file whatever the number of threads.</summary>
sealed class RowRuns : IDisposable
{
    readonly RecognisedSource _source;
    readonly int _piecesARun;
    readonly IPieceSource? _pieces;
    readonly TextRows? _rows;
    readonly IReadOnlyList<(string Path, long Rows)> _parquet = [];
    int _parquetFile;
    long _nextParquetRow;
    long _parquetRowsRead;
    int _piecesLeft;
    volatile bool _ended;

    /// <param name="refuse">Takes lines that are no rows.</param>
    public RowRuns(WorkDatabase database, RecognisedSource source, int number, int piecesARun, Action<long, string> refuse)
    {
        _source = source;
        var rowsALine = Math.Max(1, source.Unpivoted?.Count ?? 1);
        var linesAPiece = Math.Clamp(piecesARun * TextPiece.MaximumLines / rowsALine, 1, TextPiece.MaximumLines);
        _piecesARun = Math.Max(1, piecesARun * TextPiece.MaximumLines / (linesAPiece * rowsALine));
        if (source.Spool is { } spool)
        {
            _parquet = spool.Files;
            foreach (var (line, reason) in spool.Refused)
                refuse(line, reason);
            return;
        }

        if (source.Layout is not { } layout)
        {
            _parquet = [(source.File.Path, source.EstimatedRows)];
            return;
        }

        _pieces = source.File.OpenPieces(source.LinesToSkip, linesAPiece);
        TableFunction = $"source_rows_{number}";
        _rows = database.Register(TableFunction, layout);
        _rows.Refuse = refuse;
        _rows.Next = NextPiece;
    }

    /// <summary>Bytes of the file on disk that have been read so far.</summary>
    public long BytesRead => _pieces?.BytesRead ?? (long)((double)_parquetRowsRead / Math.Max(1, _source.EstimatedRows) * _source.File.Bytes);

    string TableFunction { get; } = "";

    /// <summary>What selects read that get the next run between them.</summary>
    /// <param name="most">How many at most. All give rows in the order of the file; those of a text file share its pieces out.</param>
    public IReadOnlyList<string> Next(int most)
    {
        if (_rows is not null)
        {
            _piecesLeft = _piecesARun;
            return [.. Enumerable.Repeat(SourceRowsSql.OfText(_source, TableFunction), most)];
        }

        var (path, rows) = _parquet[_parquetFile];
        var first = _nextParquetRow;
        _nextParquetRow = Math.Min(rows, first + ((long)_piecesARun * TextPiece.MaximumLines));
        var count = _nextParquetRow - first;
        _parquetRowsRead += count;
        if (_nextParquetRow == rows)
            (_parquetFile, _nextParquetRow) = (_parquetFile + 1, 0);
        var selects = Math.Clamp(count / TextPiece.MaximumLines, 1, most);
        return [.. Enumerable.Range(0, (int)selects).Select(i => Some(path, first + (count * i / selects), first + (count * (i + 1) / selects) - 1))];
    }

    /// <summary>Whether the run before was the last.</summary>
    public bool Ended => _rows is not null ? _ended : _parquetFile == _parquet.Count;

    /// <summary>Throws the reader's own error in place of the one that DuckDB made of it.</summary>
    public void ThrowFailure() => _rows?.ThrowFailure();

    public void Dispose()
    {
        _pieces?.Dispose();
        _rows?.Dispose();
    }

    string Some(string path, long first, long last) =>
        _source.Spool is null ? SourceRowsSql.OfParquet(_source, first, last) : SourceRowsSql.OfSpool(path, first, last);

    // Called by DuckDB's threads.
    TextPiece? NextPiece()
    {
        if (Interlocked.Decrement(ref _piecesLeft) < 0)
            return null;
        var piece = _pieces!.Take();
        if (piece is null)
            _ended = true;
        return piece;
    }
}
