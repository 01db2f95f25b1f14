using System.Globalization;
using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Holding;
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

    public IReadOnlyList<string> Names => cells.Names;

    /// <summary>The cells of sorted rows that are held, as <see cref="Copy"/> writes them.</summary>
    /// <param name="rowsBefore">Rows of the file that stand before these.</param>
    public HeldSelection Selection(SortedHeldRows sorted, long rowsBefore)
    {
        using var repeated = sorted.Repeated();
        var full = repeated is null ? null : database.Hold("full_cells", $"{cells.InFull($"select * from {repeated.From}", "kept, is_folded, place")} order by kept, is_folded, place", new Dictionary<string, object?>());
        var selection = sorted.WithAny([.. cells.Lines.Columns.Select(SourceCells.Name)], full, rowsBefore);
        if (full is not null)
            selection.Own(full);
        return selection;
    }

    /// <summary>The statement that writes cells to <c>$path</c>, from what stands behind <c>from</c>.</summary>
    public string Copy(string from) =>
        $"copy (select stored_row as {StoredRow}, is_folded as {IsFolded}, {string.Join(", ", cells.Names.Zip(cells.Lines.Columns, (name, column) => $"{name} as {StoredTableSql.Name(column)}"))} from {from}) to $path ({StoredTableSql.ParquetOptions(table, build)})";

    /// <summary>The cells that any of the rows has.</summary>
    public IReadOnlyList<string> Named(string rows)
    {
        var counts = database.Query<long>($"select unnest([{string.Join(", ", cells.Names.Select(name => $"count({name})"))}]) from ({rows})");
        return [.. cells.Names.Zip(counts).Where(each => each.Second > 0).Select(each => each.First)];
    }

    /// <param name="sorted">The table of rows in the file's order, with the named cells; its rowid is the row of the file.</param>
    /// <param name="named">The cells that any of the rows has: <see cref="Named"/>.</param>
    /// <param name="repeated">Where rows share a key, the table of them, and the one of what became of each (line_number, first_line, agrees).</param>
    /// <param name="before">The table of lines that were folded earlier (first_line, place, cells); null where none were.</param>
    public void Write(string sorted, IReadOnlyList<string> named, (string Rows, string Outcome)? repeated, string? before, string path)
    {
        var own = string.Concat(named.Select(name => $", sorted.{name} as {name}"));
        var anyCell = named.Count == 0 ? "false" : string.Join(" or ", named.Select(name => $"sorted.{name} is not null"));
        var parts = new List<string>();
        if (repeated is not { } known)
        {
            parts.Add($"select sorted.rowid as file_row, false as folded, 0 as place{own}, cast(null as varchar[]) as whole from {sorted} as sorted where {anyCell}");
        }
        else
        {
            database.Execute($"create or replace temp table folded_cells as select line_number, first_line, {List("")} as cells from ({cells.InFull($"select r.*, first_line from {known.Rows} as r join {known.Outcome} using (line_number) where agrees", "line_number, first_line")})");
            parts.Add($"""
                select sorted.rowid as file_row, false as folded, 0 as place{own}, lines.cells as whole
                from {sorted} as sorted
                left join folded_cells as lines using (line_number)
                where lines.line_number is not null or {anyCell}
                """);
            parts.Add($"""
                select sorted.rowid as file_row, true as folded, lines.line_number as place, lines.cells as whole
                from folded_cells as lines
                join {sorted} as sorted on sorted.line_number = lines.first_line
                where lines.line_number <> lines.first_line
                """);
        }

        if (before is not null)
        {
            var again = repeated is { } more ? $"left join {more.Outcome} as again on again.line_number = earlier.first_line and again.agrees" : "";
            var first = repeated is null ? "earlier.first_line" : "coalesce(again.first_line, earlier.first_line)";
            parts.Add($"""
                select sorted.rowid as file_row, true as folded, earlier.place, {List("earlier.")} as whole
                from {before} as earlier
                {again}
                join {sorted} as sorted on sorted.line_number = {first}
                """);
        }

        // Few rows have all their cells, and the others few cells: those of a whole line are sorted as one list.
        var written = cells.Names.Zip(cells.Lines.Columns, (name, column) => (name, column))
            .Select((each, i) => string.Create(CultureInfo.InvariantCulture, $"{(named.Contains(each.name) ? $"coalesce(whole[{i + 1}], {each.name})" : $"whole[{i + 1}]")} as {StoredTableSql.Name(each.column)}"));
        database.Execute(
            $"copy (select file_row as {StoredRow}, folded as {IsFolded}, {string.Join(", ", written)} from (select * from ({string.Join("\nunion all by name\n", parts)}) order by file_row, folded, place)) to $path ({StoredTableSql.ParquetOptions(table, build)})",
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

    string List(string from) => $"[{string.Join(", ", cells.Names.Select(name => $"{from}{name}"))}]";

    IEnumerable<string> Cells(string from) => cells.Names.Zip(cells.Lines.Columns, (name, column) => $"{from}.{StoredTableSql.Name(column)} as {name}");

    static string Read(string path) => string.Create(CultureInfo.InvariantCulture, $"read_parquet('{path.Replace("'", "''", StringComparison.Ordinal)}', file_row_number = true, hive_partitioning = false)");
}
