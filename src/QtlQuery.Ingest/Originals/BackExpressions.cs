using System.Text.RegularExpressions;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Ingest.Originals;

/// <summary>How a source's cells come back from the columns of a table: the definition's own word, else what the expressions that read them imply.</summary>
/// <remarks>An expression may be wrong for some rows. Nothing rests on it: an ingest compares what it gives with what was read.</remarks>
static partial class BackExpressions
{
    /// <returns>Source column → expression over the table's columns, for the columns that have one.</returns>
    public static IReadOnlyDictionary<string, string> Of(SourceTable source, TableDefinition table, IEnumerable<string> columns)
    {
        var back = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (source.Back?.GetValueOrDefault(column) is { } stated)
                back[column] = stated;
            else if (source.Columns.Select(read => Implied(column, read.Key, read.Value, source, table)).FirstOrDefault(expression => expression is not null) is { } implied)
                back[column] = implied;
        }

        return back;
    }

    /// <summary>Source columns whose numbers the table has as they are, so that a text of the usual form comes back without being compared.</summary>
    /// <param name="present">The table's columns that runs have.</param>
    public static IReadOnlySet<string> NumbersAsRead(SourceTable source, TableDefinition table, IReadOnlySet<string> present) =>
        source.Columns
            .Where(read => table.Has(read.Key) && present.Contains(read.Key) && table.Columns.First(each => each.Name == read.Key).Type is "FLOAT" or "INTEGER" || read.Key == "p_value" && table.Has("neg_log10_p_below_range"))
            .Where(read => read.Key != "effect_allele_frequency" || !present.Contains("harmonisation")) // 1 - f of a turned row is rounded
            .Select(read => read.Value)
            .Where(column => source.Back?.ContainsKey(column) is not true)
            .ToHashSet(StringComparer.Ordinal);

    static string? Implied(string column, string target, string expression, SourceTable source, TableDefinition table)
    {
        if (expression.Contains('(', StringComparison.Ordinal))
            return ImpliedByCall(column, target, expression, source, table);
        if (expression != column)
            return null;
        return target switch
        {
            "neg_log10_p" when table.Has("neg_log10_p_below_range") => "six_digits_text(neg_log10_of_stored(p_value, neg_log10_p_below_range))",
            "p_value" when table.Has("neg_log10_p_below_range") => "p_value_text(p_value)",
            _ when !table.Has(target) => null,
            _ => Printed(table.Columns.First(each => each.Name == target)),
        };
    }

    static string? ImpliedByCall(string column, string target, string expression, SourceTable source, TableDefinition table)
    {
        if (Call().Match(expression) is not { Success: true } call || call.Groups["of"].Value != column || !table.Has(target))
            return null;
        var name = StoredTableSql.Name(target);
        return call.Groups["macro"].Value switch
        {
            "chromosome_name" or "upper" => name,
            "unversioned" => table.Has("gene_version") && source.Columns.GetValueOrDefault("gene_version") == $"version_of({column})" ? $"versioned({name}, gene_version)" : name,
            "try_cast" => Printed(table.Columns.First(each => each.Name == target)),
            _ => null,
        };
    }

    static string? Printed(ColumnDefinition column) => column.Type switch
    {
        "VARCHAR" => StoredTableSql.Name(column.Name),
        "INTEGER" or "BIGINT" => $"cast({StoredTableSql.Name(column.Name)} as varchar)",
        "FLOAT" or "DOUBLE" => $"number_text({StoredTableSql.Name(column.Name)})",
        _ => null,
    };

    [GeneratedRegex(@"^(?<macro>[a-z_]+)\((?<of>[A-Za-z_][A-Za-z0-9_]*)( as double)?\)$")]
    private static partial Regex Call();
}
