using System.Globalization;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;
using QtlQuery.Engine.Text;

namespace QtlQuery.Ingest.Originals;

/// <summary>
/// SQL of source cells: for every column of the source a text that is null where the table's columns give back exactly what was read, and
/// else what has to be written in its place.
/// </summary>
/// <param name="present">The table's columns that runs have.</param>
/// <param name="numbers">Source columns whose numbers the table has as they are.</param>
sealed class SourceCells(SourceLines lines, TableDefinition table, IReadOnlySet<string> present, IReadOnlySet<string> numbers)
{
    static readonly string OtherMissing = StoredTableSql.Name(TextRows.OtherMissing);

    public SourceLines Lines => lines;

    /// <summary>Names of the cells in a run, in the order of the source's columns.</summary>
    public IReadOnlyList<string> Names { get; } = [.. lines.Columns.Select(column => StoredTableSql.Name(Name(column)))];

    /// <summary>What the cell of a source column is called in a run, without quotes.</summary>
    public static string Name(string column) => $"cell {column}";

    /// <summary>What a select over source rows has to give for <see cref="Select"/>, with the names it has there.</summary>
    public IEnumerable<(string Expression, string Name)> Texts =>
        lines.Columns.Select(column => (StoredTableSql.Name(column), TextName(column))).Append((OtherMissing, OtherMissing));

    /// <summary>A select over checked rows, the cells added and the texts left out.</summary>
    /// <param name="columns">The columns to give beside those of the table.</param>
    public string Select(string rows, IEnumerable<string> columns)
    {
        var stored = table.Columns.Where(column => present.Contains(column.Name)).Select(column => $"{RowsAsRead.StoredName(column.Name)} as {StoredTableSql.Name(column.Name)}");
        return $"select {string.Join(",\n", stored.Concat(columns).Concat(lines.Columns.Select(Cell)))} from ({RowsAsRead.Select(table, present, rows)})";
    }

    /// <summary>A select of all cells of rows in full, as they have to be written.</summary>
    /// <param name="rows">A select of rows with cells.</param>
    /// <param name="columns">The columns to give beside the cells.</param>
    public string InFull(string rows, string columns) =>
        $"select {columns}, {string.Join(", ", lines.Columns.Select((column, i) => $"coalesce({Names[i]}, {Back(column)}, {Text(lines.Missing[i])}) as {Names[i]}"))} from ({RowsAsRead.Select(table, present, rows)})";

    string Cell(string column, int place)
    {
        var text = TextName(column);
        var back = Back(column);
        var cell = back is "null" ? text : numbers.Contains(column) ? $"case when unusual_number({text}) is not null then nullif({text}, {back}) end" : $"nullif({text}, {back})";
        return string.Create(CultureInfo.InvariantCulture, $"""
            case
                when {text} is not null then {cell}
                when {OtherMissing} is not null then split_part({OtherMissing}, chr({(int)TextRows.CellSeparator}), {place + 1})
                {(back is "null" ? "" : $"when {back} is not null then {Text(lines.Missing[place])}")}
            end as {Names[place]}
            """);
    }

    string Back(string column) => lines.Back.TryGetValue(column, out var expression) ? $"({expression})" : "null";

    static string TextName(string column) => StoredTableSql.Name($"text {column}");

    static string Text(string value) => IngestSql.Text(value);
}
