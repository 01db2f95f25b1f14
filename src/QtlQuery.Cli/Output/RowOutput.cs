using QtlQuery.Core;
using QtlQuery.Engine;

namespace QtlQuery.Cli.Output;

/// <summary>Writes rows, of a query or of a list, in a text format.</summary>
static class RowOutput
{
    const int BufferBytes = 1 << 16;

    /// <summary>Rows of a query, one after another: memory does not grow with their number.</summary>
    /// <returns>Rows written.</returns>
    public static long Write(StoreReader reader, OutputFormat format, Stream output, int? width, CancellationToken cancellation)
    {
        var rows = reader.Rows;
        if (rows.FieldCount == 0)
            return 0; // a statement that answers nothing
        var columns = Enumerable.Range(0, rows.FieldCount).ToList();
        var read = columns.Select(column => CellReader.Of(rows, column)).ToArray();
        var cells = columns.Select(_ => new Cell()).ToArray();
        return Write([.. columns.Select(rows.GetName)], Cells(), format, output, width);

        IEnumerable<Cell[]> Cells()
        {
            while (reader.Next())
            {
                cancellation.ThrowIfCancellationRequested();
                for (var i = 0; i < cells.Length; i++)
                    read[i](rows, cells[i]);
                yield return cells;
            }

            if (reader.NextResult())
                throw new QtlQueryException("the SQL holds more than one question, and only the first is answered", "Ask them one at a time.");
        }
    }

    /// <summary>Rows of texts and numbers that are at hand.</summary>
    public static void Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows, OutputFormat format, Stream output, int? width)
    {
        Write(columns, rows.Select(Cells), format, output, width);

        static Cell[] Cells(IReadOnlyList<object?> row)
        {
            var cells = new Cell[row.Count];
            for (var i = 0; i < row.Count; i++)
                CellReader.Fill(cells[i] = new(), row[i]);
            return cells;
        }
    }

    static long Write(IReadOnlyList<string> columns, IEnumerable<Cell[]> rows, OutputFormat format, Stream output, int? width)
    {
        var buffered = new BufferedStream(output, BufferBytes);
        IRowWriter writer = format switch
        {
            OutputFormat.Table => new TableWriter(buffered, width),
            OutputFormat.Tsv => new TsvWriter(buffered),
            OutputFormat.Csv => new CsvWriter(buffered),
            OutputFormat.Json => new JsonRowWriter(buffered, asArray: true),
            OutputFormat.Ndjson => new JsonRowWriter(buffered, asArray: false),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "is not a text format"),
        };
        writer.Begin(columns);
        var count = 0L;
        foreach (var row in rows)
        {
            if (!writer.Write(row))
                break;
            count++;
        }

        writer.End();
        buffered.Flush();
        return count;
    }
}
