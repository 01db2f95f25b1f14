using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;
using QtlQuery.Ingest.Originals;

namespace QtlQuery.Ingest.Writing;

/// <summary>Writes the source cells of a file's rows: a row for each that has any, and one for each line that was folded into another.</summary>
/// <remarks>Rows name the row of the file that they belong to and stand in its order. Lines that were folded, and those they were folded into, have all their cells.</remarks>
sealed class CellsFile(WorkDatabase database, SourceCells cells, TableDefinition table, GenomeBuild build)
{
    public const string StoredRow = StoredTable.StoredRow;

    /// <summary>Whether the cells are those of a line that was folded into the row.</summary>
    public const string IsFolded = "_is_folded";

    readonly string _names = string.Join(", ", cells.Names);

    public IReadOnlyList<string> Names => cells.Names;

    /// <summary>The cells that any of the rows has.</summary>
    public IReadOnlyList<string> Named(string rows)
    {
        var counts = database.Query<long>($"select unnest([{string.Join(", ", cells.Names.Select(name => $"count({name})"))}]) from ({rows})");
        return [.. cells.Names.Zip(counts).Where(each => each.Second > 0).Select(each => each.First)];
    }

    /// <param name="rows">The select of rows that were folded and sorted.</param>
    /// <param name="sorted">The table that they became; its rowid is the row of the file.</param>
    /// <param name="repeated">The table of rows that share a key (line_number, first_line, agrees); null where none do.</param>
    /// <param name="before">The table of lines that were folded earlier (first_line, place, cells); null where none were.</param>
    public void Write(string rows, string sorted, string? repeated, string? before, string path)
    {
        var anyCell = string.Join(" or ", cells.Names.Select(name => $"sorted.{name} is not null"));
        var parts = new List<string>();
        if (repeated is null)
        {
            parts.Add($"select sorted.rowid as file_row, false as folded, 0 as place, {_names} from {sorted} as sorted where {anyCell}");
        }
        else
        {
            database.Execute($"create or replace temp table folded_cells as {cells.InFull($"select r.*, first_line from ({rows}) as r join {repeated} using (line_number) where agrees", "line_number, first_line")}");
            parts.Add($"""
                select sorted.rowid as file_row, false as folded, 0 as place, {string.Join(", ", cells.Names.Select(name => $"coalesce(whole.{name}, sorted.{name}) as {name}"))}
                from {sorted} as sorted
                left join folded_cells as whole using (line_number)
                where whole.line_number is not null or {anyCell}
                """);
            parts.Add($"""
                select sorted.rowid as file_row, true as folded, whole.line_number as place, {string.Join(", ", cells.Names.Select(name => $"whole.{name}"))}
                from folded_cells as whole
                join {sorted} as sorted on sorted.line_number = whole.first_line
                where whole.line_number <> whole.first_line
                """);
        }

        if (before is not null)
        {
            var first = repeated is null ? "earlier.first_line" : "coalesce(again.first_line, earlier.first_line)";
            parts.Add($"""
                select sorted.rowid as file_row, true as folded, earlier.place, {string.Join(", ", cells.Names.Select(name => $"earlier.{name}"))}
                from {before} as earlier
                {(repeated is null ? "" : $"left join {repeated} as again on again.line_number = earlier.first_line and again.agrees")}
                join {sorted} as sorted on sorted.line_number = {first}
                """);
        }

        var renamed = string.Join(", ", cells.Names.Zip(cells.Lines.Columns, (name, column) => $"{name} as {StoredTableSql.Name(column)}"));
        database.Execute(
            $"copy (select file_row as {StoredRow}, folded as {IsFolded}, {renamed} from ({string.Join("\nunion all\n", parts)}) order by file_row, folded, place) to $path ({StoredTableSql.ParquetOptions(table, build)})",
            new { path });
    }

    /// <summary>A select that adds the cells of a file's rows to them.</summary>
    /// <param name="rows">A select of the file's rows with file_row, the number of each.</param>
    public string WithCells(string rows, string path) => $"""
        select rows.*, {string.Join(", ", Cells("cells"))}
        from ({rows}) as rows
        left join (from {Read(path)} where not {IsFolded}) as cells on cells.{StoredRow} = rows.file_row
        """;

    /// <summary>A select of the folded lines of a file: first_line, place and cells.</summary>
    /// <param name="lineOfRow">SQL of a row's line_number from its number in the file.</param>
    public string Folded(string path, Func<string, string> lineOfRow) => $"""
        select {lineOfRow(StoredRow)} as first_line, {lineOfRow("file_row_number")} as place, {string.Join(", ", Cells("cells"))}
        from {Read(path)} as cells
        where {IsFolded}
        """;

    IEnumerable<string> Cells(string from) => cells.Names.Zip(cells.Lines.Columns, (name, column) => $"{from}.{StoredTableSql.Name(column)} as {name}");

    static string Read(string path) => string.Create(CultureInfo.InvariantCulture, $"read_parquet('{path.Replace("'", "''", StringComparison.Ordinal)}', file_row_number = true, hive_partitioning = false)");
}
