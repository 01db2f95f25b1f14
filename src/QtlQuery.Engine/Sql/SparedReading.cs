using QtlQuery.Core.Definitions;

namespace QtlQuery.Engine.Sql;

/// <summary>Which conditions let a query of a table or view leave files and row groups unread, by how its tables are laid out.</summary>
public static class SparedReading
{
    const string Stored = "stored_";

    // After these a row of the answer is no row of a table any more, and conditions on it come after the work.
    static readonly HashSet<string> Reshaping = new(StringComparer.OrdinalIgnoreCase) { "distinct", "group", "join", "over", "qualify", "union", "unnest", "with" };

    /// <summary>Sentences to read beside the columns; none for what is not read from files.</summary>
    /// <param name="views">The store's views.</param>
    /// <param name="columns">The columns of the table or view.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<SqlFile> views, string name, IReadOnlyCollection<string> columns)
    {
        if (views.FirstOrDefault(file => file.Name == name) is not { } view)
            return [];
        var files = BuiltOn(views, view);
        var tables = files.SelectMany(file => SqlWords.Of(file.Expression)).Where(word => word.StartsWith(Stored, StringComparison.Ordinal)).Select(word => word[Stored.Length..])
            .Where(table => Schemas.Tables.TryGetValue(table, out var found) && found.Partitions.Count > 0)
            .Distinct().Order(StringComparer.Ordinal).ToList();
        if (tables.Count == 0)
            return [];
        var isTable = tables is [_] && !files.SelectMany(file => SqlWords.Of(file.Expression)).Any(Reshaping.Contains);
        return [.. isTable ? OfTable(Schemas.Table(tables[0]), columns) : [OfWork(view, tables, columns)], .. view.Header.TryGetValue("beside", out var beside) ? [beside] : Array.Empty<string>()];
    }

    static IEnumerable<string> OfTable(TableDefinition table, IReadOnlyCollection<string> columns)
    {
        var folders = table.Partitions.Where(columns.Contains).ToList();
        // Row groups have the least and the largest value of each column, which tell something of those that the rows are sorted by.
        var sorted = table.Order.Take(table.Order[0] == "chromosome" ? 2 : 1).Where(columns.Contains).ToList();
        // Texts that repeat have Bloom filters.
        var named = table.StoredColumns.Where(column => column.Type == "VARCHAR" && (column.Name == "rsid" || column.Name.EndsWith("_id", StringComparison.Ordinal)))
            .Select(column => column.Name).Where(columns.Contains).Except(sorted).ToList();
        var computed = columns.Where(column => !table.Has(column) && !folders.Contains(column)).ToList();
        yield return $"few files are read where {Or(folders)} is given, few row groups where {And(sorted)} {(sorted.Count > 1 ? "are" : "is")}{(named.Count > 0 ? $", or {Or(named)} by =" : "")}";
        yield return $"all of them are read where other columns are{(computed.Count > 0 ? $", {Or(computed)} among them, which {(computed.Count > 1 ? "are" : "is")} computed from others" : "")}";
    }

    static string OfWork(SqlFile view, IReadOnlyList<string> tables, IReadOnlyCollection<string> columns) =>
        columns.Contains("dataset_id") && view.Header.GetValueOrDefault("spares") != "nothing"
            ? $"few files are read where dataset_id is given; its rows are worked out from {And(tables)}, mostly before other conditions are looked at"
            : $"all files of {And(tables)} are read, whatever is given: its rows are worked out from them";

    static List<SqlFile> BuiltOn(IReadOnlyList<SqlFile> views, SqlFile view)
    {
        var files = new List<SqlFile> { view };
        for (var i = 0; i < files.Count; i++)
            files.AddRange(views.Where(file => files[i].Uses.Contains(file.Name)).Except(files).ToList());
        return files;
    }

    static string Or(IReadOnlyList<string> names) => Joined(names, "or");

    static string And(IReadOnlyList<string> names) => Joined(names, "and");

    static string Joined(IReadOnlyList<string> names, string last) =>
        names.Count > 1 ? $"{string.Join(", ", names.SkipLast(1))} {last} {names[^1]}" : string.Concat(names);
}
