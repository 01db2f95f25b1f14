using DuckDB.NET.Data;
using QtlQuery.Core.Definitions;

namespace QtlQuery.Engine.Writing;

/// <summary>Puts a few computed rows into a table.</summary>
static class ComputedRows
{
    /// <param name="table">Has the stored columns of the definition.</param>
    /// <param name="columns">Names of the columns that the rows have; the others are null.</param>
    public static void Append(DuckDBConnection connection, string table, TableDefinition definition, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        var places = definition.StoredColumns.Select(column => columns.ToList().IndexOf(column.Name)).ToArray();
        if (places.Count(place => place >= 0) != columns.Count)
            throw new ArgumentException($"{definition.Name} does not have each of the columns {string.Join(", ", columns)}.", nameof(columns));

        using var appender = connection.CreateAppender("temp", "main", table);
        foreach (var row in rows)
        {
            var line = appender.CreateRow();
            foreach (var place in places)
                Append(line, place < 0 ? null : row[place]);
            line.EndRow();
        }
    }

    static void Append(IDuckDBAppenderRow row, object? value) => _ = value switch
    {
        null => row.AppendNullValue(),
        string text => row.AppendValue(text),
        double number => row.AppendValue(number),
        float number => row.AppendValue(number),
        int number => row.AppendValue(number),
        bool truth => row.AppendValue(truth),
        _ => throw new ArgumentException($"A value of type {value.GetType().Name} cannot be stored."),
    };
}
