using System.Buffers.Text;
using System.Globalization;
using QtlQuery.Core;

namespace QtlQuery.Mapping.Reading;

/// <summary>The rows of a table that has some cells of text and then a number for each sample.</summary>
/// <param name="columns">The names of all columns.</param>
/// <param name="leading">How many cells of text come first.</param>
sealed class ValueRows(TextLines lines, Delimiter delimiter, IReadOnlyList<string> columns, int leading)
{
    /// <summary>The cells of text of the row that was last read.</summary>
    public string[] Leading { get; } = new string[leading];

    /// <summary>Reads a row and adds its numbers to those there are; NaN where one is missing (NA, NaN, a point or nothing).</summary>
    /// <returns>False after the last row.</returns>
    /// <exception cref="QtlQueryException">A cell is no number, or the row has more or fewer cells than the header.</exception>
    public bool Next(List<double> values)
    {
        ReadOnlySpan<byte> line;
        do
        {
            if (!lines.Next(out line))
                return false;
        }
        while (line.IsEmpty);

        var cells = new Cells(line);
        var column = 0;
        for (; cells.Next(delimiter, out var cell); column++)
        {
            if (column < leading)
                Leading[column] = Cells.Text(cell);
            else if (column < columns.Count)
                values.Add(Value(cell, column));
        }

        if (column != columns.Count)
        {
            throw new QtlQueryException(
                string.Create(CultureInfo.InvariantCulture, $"{lines.Place} has {column} cells, and the header {columns.Count}"),
                "Every row needs a cell for each column: the file is cut short, or its header is another file's.");
        }

        return true;
    }

    double Value(ReadOnlySpan<byte> cell, int column)
    {
        if (Utf8Parser.TryParse(cell, out double value, out var used) && used == cell.Length && !double.IsInfinity(value))
            return value;
        if (IsMissing(cell))
            return double.NaN;
        throw new QtlQueryException(
            $"{lines.Place}: '{Cells.Shown(cell)}' in column {columns[column]} is no number",
            "Columns of samples hold numbers, or NA where a value is missing.");
    }

    internal static bool IsMissing(ReadOnlySpan<byte> cell) =>
        cell.IsEmpty || cell.SequenceEqual("."u8) || cell.SequenceEqual("NA"u8) || cell.SequenceEqual("N/A"u8) || cell.SequenceEqual("NaN"u8) || cell.SequenceEqual("nan"u8);
}
