namespace QtlQuery.Mapping.Reading;

/// <summary>The names of a table's columns.</summary>
static class TableHeader
{
    /// <summary>The header as long as the rows: R's write.table names no column for the row names. Unchanged where something else is amiss.</summary>
    /// <param name="rowLength">How many cells the row after it has.</param>
    public static string[] Complete(string[] header, int rowLength) =>
        header.Length + 1 == rowLength && !NamesRowNames(header[0]) ? ["", .. header] : header;

    // A header that names the column of row names and is short all the same lacks another one: nobody knows which.
    static bool NamesRowNames(string name)
    {
        name = name.TrimStart('#');
        return name.Length == 0 || name.EndsWith("id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("name", StringComparison.OrdinalIgnoreCase)
            || name.Equals("sample", StringComparison.OrdinalIgnoreCase) || name.Equals("gene", StringComparison.OrdinalIgnoreCase);
    }
}
