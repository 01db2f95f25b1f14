using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Ingest.Rows;

namespace QtlQuery.Ingest.Originals;

/// <summary>SQL of rows as they were before they were turned, complemented or lifted over, from what harmonisation says of them.</summary>
static class RowsAsRead
{
    /// <summary>What a column is called as it is stored, where the column's own name means it as it was read.</summary>
    public static string StoredName(string column) => StoredTableSql.Name($"stored {column}");

    /// <summary>A select of all columns of another one: each column of the table twice, as stored and as read, and the others.</summary>
    /// <param name="present">The table's columns that the other select has.</param>
    public static string Select(TableDefinition table, IReadOnlySet<string> present, string from)
    {
        var columns = table.Columns.Where(column => present.Contains(column.Name)).ToList();
        var stored = columns.Select(column => $"cast({StoredTableSql.Name(column.Name)} as {column.Type}) as {StoredName(column.Name)}");
        var absent = table.Columns.Where(column => !present.Contains(column.Name)).Select(column => $"cast(null as {column.Type}) as {StoredTableSql.Name(column.Name)}");
        var asRead = columns.Select(column => $"cast({AsRead(present, column.Name)} as {column.Type}) as {StoredTableSql.Name(column.Name)}");
        return $"""
            select *, {string.Join(", ", asRead.Concat(absent))}
            from (select * exclude ({string.Join(", ", columns.Select(column => StoredTableSql.Name(column.Name)))}), {string.Join(", ", stored)} from ({from}))
            """;
    }

    static string AsRead(IReadOnlySet<string> present, string column)
    {
        var stored = StoredName(column);
        var isLifted = present.Contains("source_position");
        var isHarmonised = present.Contains("harmonisation");
        const string Turned = "coalesce(\"stored harmonisation\" & 1 > 0, false)";
        return column switch
        {
            "chromosome" or "position" when isLifted => $"coalesce({StoredName($"source_{column}")}, {stored})",
            "ref" or "alt" when isHarmonised => $"case when {Turned} then {Strand(column == "ref" ? "alt" : "ref", isLifted)} else {Strand(column, isLifted)} end",
            "effect_allele_frequency" when isHarmonised => $"case when {Turned} then 1 - cast({stored} as double) else {stored} end",
            _ when isHarmonised && VariantLabelStep.Signed.Contains(column) => $"case when {Turned} then 0 - {stored} else {stored} end",
            _ => stored,
        };
    }

    static string Strand(string allele, bool isLifted) =>
        isLifted ? $"case when \"stored harmonisation\" & 2 > 0 then reverse_complement({StoredName(allele)}) else {StoredName(allele)} end" : StoredName(allele);
}
