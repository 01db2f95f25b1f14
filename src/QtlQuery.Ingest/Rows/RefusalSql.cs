using System.Text.RegularExpressions;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Ingest.Rows;

/// <summary>SQL of why a row does not get in: what the format says of it, what a step found, values that cannot be read, and the checks of <c>sql/checks</c>.</summary>
/// <param name="expressions">Canonical column → the definition's expression.</param>
sealed partial class RefusalSql(SourceDefinition source, TableDefinition table, IReadOnlyDictionary<string, string> expressions, IReadOnlyList<IRowStep> steps)
{
    /// <summary>Over source columns: left_out_reason and source_refusal.</summary>
    public IEnumerable<string> OfSourceColumns =>
    [
        FirstThatHolds(source.LeftOut, "left_out_reason"),
        FirstThatHolds(
            (source.Refuse ?? new Dictionary<string, string>()).Concat(source.GenomeBuildOf is { } build ? [new("the row is on another genome build", $"({build}) is distinct from $row_build")] : []),
            "source_refusal"),
    ];

    // All conditions at once for every row, which DuckDB does a vector at a time; one by one only for the rows of which one holds.
    /// <summary>Over typed columns: refusal, and left_out where that is because the row is no result at all.</summary>
    public string OfTypedColumns()
    {
        var refusals = Refusals().ToList();
        var stated = steps.Select(step => step.Refusal).OfType<string>().Prepend("source_refusal").Prepend("left_out_reason").ToList();
        return $"""
            case when {string.Join(" or ", stated.Select(reason => $"{reason} is not null"))} or {string.Join("\nor ", refusals.Select(each => $"({each.Condition})"))}
                then case {string.Join(' ', stated.Select(reason => $"when {reason} is not null then {reason}"))}
            {string.Join('\n', refusals.Select(each => $"when {each.Condition} then {Text(each.Reason)}"))} end
            end as refusal,
            left_out_reason is not null as left_out
            """;
    }

    static string FirstThatHolds(IEnumerable<KeyValuePair<string, string>>? conditions, string name)
    {
        var cases = (conditions ?? []).Select(each => $"when {each.Value} then {Text(each.Key)}").ToList();
        return cases.Count > 0 ? $"case {string.Join("\n", cases)} end as {name}" : $"cast(null as varchar) as {name}";
    }

    IEnumerable<(string Condition, string Reason)> Refusals()
    {
        foreach (var column in table.Columns.Where(column => expressions.ContainsKey(column.Name) && column.Type != "VARCHAR"))
        {
            var raw = StoredTableSql.Name(IngestSql.RawName(column.Name));
            // What was read, not what a step made of it.
            var typed = steps.Count > 0 ? $"try_cast({raw} as {column.Type})" : column.Name == "p_value" && table.Has("neg_log10_p_below_range") ? "p_number" : StoredTableSql.Name(column.Name);
            yield return column.Type is "INTEGER" or "BIGINT" && IsBareColumn(expressions[column.Name])
                ? ($"{raw} is not null and ({typed} is null or {typed} <> try_cast({raw} as double))", $"{column.Name} is not a whole number")
                : ($"{raw} is not null and {typed} is null", $"{column.Name} is not {Kind(column.Type)}");
        }

        foreach (var check in SqlFile.In("checks").Where(AppliesHere))
            yield return (check.Expression, check.Header["reason"]);
        foreach (var column in table.Columns.Where(column => !column.Nullable))
            yield return ($"{StoredTableSql.Name(column.Name)} is null", $"{column.Name} is missing");
    }

    // A text such as 1.5 casts to an integer, rounded; what an expression computes is its definition's business.
    static bool IsBareColumn(string expression) => BareColumn().IsMatch(expression);

    static string Kind(string type) => type switch
    {
        "BOOLEAN" => "true or false",
        "INTEGER" or "BIGINT" => "a whole number",
        _ => "a number",
    };

    bool AppliesHere(SqlFile check) =>
        List(check.Header["columns"]).All(table.Has)
        && (check.Header.GetValueOrDefault("tables") is not { } tables || List(tables).Contains(table.Name));

    static string[] List(string text) => text.Split(',', StringSplitOptions.TrimEntries);

    static string Text(string value) => IngestSql.Text(value);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex BareColumn();
}
