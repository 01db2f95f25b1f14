using QtlQuery.Core;
using QtlQuery.Engine;
using QtlQuery.Engine.Columns;

namespace QtlQuery.Cli.Output;

/// <summary>Writes rows, of a query or of a list, in a text format.</summary>
static class RowOutput
{
    /// <summary>Rows of a query, chunk by chunk: memory does not grow with their number.</summary>
    /// <returns>Rows written.</returns>
    public static long Write(StoreChunks chunks, OutputFormat format, Stream output, int? width)
    {
        return Write(chunks.Names, format, output, width, writer =>
        {
            var columns = ColumnCells.Of(chunks);
            var count = 0L;
            while (chunks.Next())
            {
                foreach (var column in columns)
                    column.Fill(chunks);
                for (var row = 0; row < chunks.Rows; row++, count++)
                {
                    if (!writer.BeginRow())
                        return count;
                    foreach (var column in columns)
                        writer.Write(column.Kind(row), column.Text(row));
                    writer.EndRow();
                }
            }

            return count;
        });
    }

    /// <summary>Rows of a query that has other columns than numbers, truths and texts.</summary>
    /// <returns>Rows written.</returns>
    public static long Write(StoreReader reader, OutputFormat format, Stream output, int? width, CancellationToken cancellation)
    {
        var rows = reader.Rows;
        if (rows.FieldCount == 0)
            return 0; // a statement that answers nothing
        var columns = Enumerable.Range(0, rows.FieldCount).ToList();
        return Write([.. columns.Select(rows.GetName)], format, output, width, writer =>
        {
            var read = columns.Select(column => CellReader.Of(rows, column)).ToArray();
            var cell = new Cell();
            var count = 0L;
            for (; reader.Next(); count++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!writer.BeginRow())
                    return count;
                foreach (var each in read)
                {
                    each(rows, cell);
                    writer.Write(cell.Kind, cell.Text);
                }

                writer.EndRow();
            }

            if (reader.NextResult())
                throw new QtlQueryException("the SQL holds more than one question, and only the first is answered", "Ask them one at a time.");
            return count;
        });
    }

    /// <summary>Rows of texts and numbers that are at hand.</summary>
    public static void Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows, OutputFormat format, Stream output, int? width)
    {
        Write(columns, format, output, width, writer =>
        {
            var cell = new Cell();
            var count = 0L;
            foreach (var row in rows)
            {
                if (!writer.BeginRow())
                    break;
                foreach (var value in row)
                {
                    CellReader.Fill(cell, value);
                    writer.Write(cell.Kind, cell.Text);
                }

                writer.EndRow();
                count++;
            }

            return count;
        });
    }

    static long Write(IReadOnlyList<string> columns, OutputFormat format, Stream output, int? width, Func<IRowWriter, long> write)
    {
        var buffered = new Utf8Output(output);
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
        var rows = write(writer);
        writer.End();
        buffered.Flush();
        return rows;
    }
}
