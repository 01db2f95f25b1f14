using QtlQuery.Engine;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Text;
using QtlQuery.Ingest.Recognition;

namespace QtlQuery.Ingest.Reading;

/// <summary>The rows of a source in runs of a quarter million, in the order of the file whatever the number of threads.</summary>
sealed class RowRuns : IDisposable
{
    readonly RecognisedSource _source;
    readonly int _piecesARun;
    readonly SourceText? _text;
    readonly PieceReader? _pieces;
    readonly TextRows? _rows;
    long _nextParquetRow;
    int _piecesLeft;
    volatile bool _ended;

    /// <param name="refuse">Takes lines that are no rows.</param>
    public RowRuns(WorkDatabase database, RecognisedSource source, int number, int piecesARun, Action<long, string> refuse)
    {
        _source = source;
        _piecesARun = piecesARun;
        if (source.Layout is not { } layout)
            return;
        _text = source.File.OpenText();
        _pieces = new(_text, source.LinesToSkip);
        TableFunction = $"source_rows_{number}";
        _rows = database.Register(TableFunction, layout);
        _rows.Refuse = refuse;
        _rows.Next = NextPiece;
    }

    /// <summary>Bytes of the file on disk that have been read so far.</summary>
    public long BytesRead => _text?.BytesRead ?? (long)((double)Math.Min(_nextParquetRow, _source.EstimatedRows) / Math.Max(1, _source.EstimatedRows) * _source.File.Bytes);

    string TableFunction { get; } = "";

    /// <summary>What a select reads to get the next run.</summary>
    public string Next()
    {
        if (_rows is not null)
        {
            _piecesLeft = _piecesARun;
            return $"{TableFunction}()";
        }

        var columns = _source.Columns.Select(name => $"{StoredTableSql.Name(name)} as {StoredTableSql.Name(_source.Definition.CanonicalHeader(name))}")
            .Concat(_source.AbsentColumns.Select(name => $"null as {StoredTableSql.Name(name)}"));
        var first = _nextParquetRow;
        _nextParquetRow += (long)_piecesARun * TextPiece.MaximumLines;
        return $"""
            (select file_row_number + 1 as line_number, {string.Join(", ", columns)}
            from read_parquet($source, file_row_number = true)
            where file_row_number between {first} and {_nextParquetRow - 1})
            """;
    }

    /// <summary>Whether the run before was the last.</summary>
    public bool Ended => _rows is not null ? _ended : _nextParquetRow >= _source.EstimatedRows;

    /// <summary>Throws the reader's own error in place of the one that DuckDB made of it.</summary>
    public void ThrowFailure() => _rows?.ThrowFailure();

    public void Dispose()
    {
        _pieces?.Dispose();
        _text?.Dispose();
        _rows?.Dispose();
    }

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
