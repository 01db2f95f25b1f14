using System.Text;
using System.Text.Unicode;
using DuckDB.NET.Native;

namespace QtlQuery.Engine.Text;

/// <summary>Cuts lines into cells and writes the wanted ones straight into DuckDB's vectors.</summary>
sealed unsafe class LineCutter
{
    readonly TextLayout _layout;
    readonly int[] _vectorOfField;
    readonly List<int> _absentVectors = [];
    readonly int _lineNumberVector = -1;
    readonly int _lastWantedField = -1;
    readonly int _longestMissing;
    readonly int _otherMissingVector = -1;
    readonly byte[][]? _usualMissing;
    bool _hasOtherMissing;

    /// <param name="wanted">For each vector of the chunk the column it takes: 0 is line_number, then fields, then absent columns.</param>
    public LineCutter(TextLayout layout, int[] wanted, TextRows rows)
    {
        _layout = layout;
        Rows = rows;
        _vectorOfField = new int[layout.Fields.Count];
        Array.Fill(_vectorOfField, -1);
        for (var vector = 0; vector < wanted.Length; vector++)
        {
            var field = wanted[vector] - 1;
            if (field < 0)
                _lineNumberVector = vector;
            else if (field == layout.Fields.Count + layout.AbsentColumns.Count)
                (_otherMissingVector, _usualMissing) = (vector, [.. layout.UsualMissing!.Select(Encoding.UTF8.GetBytes)]);
            else if (field >= layout.Fields.Count)
                _absentVectors.Add(vector);
            else
                (_vectorOfField[field], _lastWantedField) = (vector, Math.Max(_lastWantedField, field));
        }

        _longestMissing = layout.MissingBytes.Select(bytes => bytes.Length).DefaultIfEmpty(-1).Max();
    }

    public TextRows Rows { get; }

    /// <returns>Rows written.</returns>
    public int Cut(TextPiece piece, DuckDBDataChunk chunk)
    {
        var vectors = stackalloc TextVector[_vectorOfField.Length];
        for (var field = 0; field <= _lastWantedField; field++)
        {
            if (_vectorOfField[field] >= 0)
                vectors[field] = new(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, _vectorOfField[field]));
        }

        var lineNumbers = _lineNumberVector < 0 ? null : (long*)NativeMethods.Vectors.DuckDBVectorGetData(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, _lineNumberVector));
        var otherMissing = _otherMissingVector < 0 ? default : new TextVector(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, _otherMissingVector));
        var allUtf8 = Utf8.IsValid(piece.Bytes);
        var rest = piece.Bytes;
        var row = 0;
        for (var line = piece.FirstLine; rest.Length > 0; line++)
        {
            var end = rest.IndexOf((byte)'\n');
            var text = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
            rest = end < 0 ? default : rest[(end + 1)..];
            if (text.IsEmpty || (_layout.Comment is not null && text.StartsWith(_layout.CommentBytes)))
                continue;
            if (!allUtf8 && !Utf8.IsValid(text))
            {
                Rows.Refuse(line, "the line is not UTF-8 text");
                continue;
            }

            _hasOtherMissing = false;
            if (WriteCells(text, vectors, row))
            {
                if (lineNumbers is not null)
                    lineNumbers[row] = line;
                if (_otherMissingVector >= 0)
                    WriteOtherMissing(text, ref otherMissing, row);
                row++;
            }
            else
            {
                Rows.Refuse(line, "the line has another number of cells than the header");
            }
        }

        foreach (var absent in _absentVectors)
        {
            var vector = new TextVector(NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, absent));
            for (var each = 0; each < row; each++)
                vector.SetNull(each);
        }

        return row;
    }

    void WriteOtherMissing(ReadOnlySpan<byte> text, ref TextVector vector, int row)
    {
        if (_hasOtherMissing)
            vector.Set(row, Encoding.UTF8.GetBytes(string.Join(TextRows.CellSeparator, _layout.Delimiter.Split(Encoding.UTF8.GetString(text)))));
        else
            vector.SetNull(row);
    }

    // A row that turns out to be short or long leaves cells behind; the next row overwrites them.
    bool WriteCells(ReadOnlySpan<byte> text, TextVector* vectors, int row) =>
        _layout.Delimiter is { IsBlanks: false, HasQuotes: false } ? WritePlainCells(text, vectors, row) : WriteOtherCells(text, vectors, row);

    bool WritePlainCells(ReadOnlySpan<byte> text, TextVector* vectors, int row)
    {
        var delimiter = _layout.Delimiter.Byte;
        for (var field = 0; field < _vectorOfField.Length; field++)
        {
            var last = field == _vectorOfField.Length - 1;
            if (field > _lastWantedField)
                return text.Count(delimiter) == _vectorOfField.Length - 1 - field + Math.Max(0, _layout.RestCells - 1);
            var end = text.IndexOf(delimiter);
            if (last ? text.Count(delimiter) != Math.Max(0, _layout.RestCells - 1) : end < 0)
                return false;
            var cell = last ? text : text[..end];
            if (_vectorOfField[field] >= 0)
            {
                if (last && _layout.RestCells > 0)
                    vectors[field].Set(row, cell);
                else
                    Write(cell, ref vectors[field], row, field);
            }

            text = last ? default : text[(end + 1)..];
        }

        return true;
    }

    bool WriteOtherCells(ReadOnlySpan<byte> text, TextVector* vectors, int row)
    {
        if (_layout.Delimiter.IsBlanks)
            text = CellDelimiter.TrimBlanks(text);
        for (var field = 0; field < _vectorOfField.Length; field++)
        {
            var cell = _layout.Delimiter.TakeCell(ref text, out var last, out var doubled);
            if (last != (field == _vectorOfField.Length - 1))
                return false;
            if (_vectorOfField[field] >= 0)
                Write(doubled ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(cell).Replace("\"\"", "\"", StringComparison.Ordinal)) : cell, ref vectors[field], row, field);
        }

        return true;
    }

    void Write(ReadOnlySpan<byte> cell, ref TextVector vector, int row, int field)
    {
        if (cell.Length <= _longestMissing && IsMissing(cell))
        {
            _hasOtherMissing |= _usualMissing is not null && !cell.SequenceEqual(_usualMissing[field]);
            vector.SetNull(row);
            return;
        }

        vector.Set(row, cell);
    }

    bool IsMissing(ReadOnlySpan<byte> cell)
    {
        foreach (var missing in _layout.MissingBytes)
        {
            if (cell.SequenceEqual(missing))
                return true;
        }

        return false;
    }
}
