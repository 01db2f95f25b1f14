using System.Globalization;
using System.Text.RegularExpressions;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Ingest.Writing;

namespace QtlQuery.Ingest;

/// <summary>
/// Composes the statement that turns source rows into checked canonical rows. Only names and expressions of definitions enter its text;
/// every value is a parameter.
/// </summary>
/// <remarks>Each step is a select over the one before: raw (the definition's expressions), typed (cast), with p-values, checked.</remarks>
sealed partial class IngestSql(SourceDefinition source, TableDefinition table)
{
    static readonly string[] PValueColumns = ["p_value", "neg_log10_p_below_range", "p_value_derived"];

    readonly IReadOnlyDictionary<string, string> _expressions = source.Tables[table.Name].Columns;

    bool HasPValues => table.Has("neg_log10_p_below_range");

    /// <summary>Side tables of the source, each with the columns that it fills.</summary>
    public IEnumerable<(TableDefinition Table, SourceTable Source)> SideTables =>
        source.Tables.Where(side => side.Key != table.Name).Select(side => (Schemas.Table(side.Key), side.Value));

    /// <summary>
    /// Makes a table of one run of rows: the canonical columns, those of side tables, line_number, key_hash, bin where the table has bins,
    /// refusal (why a row does not get in), left_out (whether that is because it is no result at all) and the remarks that hold.
    /// </summary>
    /// <param name="from">What gives source columns and line_number.</param>
    public string CreateRun(string run, string from) => $"""
        create temp table {run} as
        select
            {Lines(OutputColumns().Append("line_number").Append($"hash({string.Join(", ", SortedFile.KeyExpressions(table, PresentColumns))}) as key_hash").Concat(table.IsBinned ? ["coalesce(position // $bin_width, 0) as bin"] : []).Append(Refusal()).Append("left_out_reason is not null as left_out").Concat(RemarkNames.Select(Quoted)))}
        from (
            select *, {Lines(PValues())}
            from (
                select line_number, left_out_reason, source_refusal, {Lines(Raw().Concat(SideColumns()).Select(column => Quoted(column.Name)).Concat(RemarkNames.Select(Quoted)).Concat(Typed()))}
                from (
                    select line_number, {Lines([.. Raw().Concat(SideColumns()).Select(column => $"({column.Expression}) as {Quoted(column.Name)}"), FirstThatHolds(source.LeftOut, "left_out_reason"), SourceRefusal(), .. Remarks()])}
                    from {from}
                )
            )
        )
        """;

    /// <summary>Adds the rows of a run that a side table does not have yet.</summary>
    public string AddSideRows(TableDefinition side, SourceTable sideSource, string run, string target) => $"""
        insert into {target}
        select distinct {Lines(side.StoredColumns.Select(column => $"try_cast({(sideSource.Columns.TryGetValue(column.Name, out var expression) ? InRun(side, column.Name, expression) : "null")} as {column.Type})"))}
        from {run}
        where refusal is null and {(sideSource.Where is { } where ? InRun(side, "where", where) : "true")}
        except
        select * from {target}
        """;

    /// <summary>The table's columns that a run has: those that the source has. The others cost no room in it.</summary>
    public IReadOnlySet<string> PresentColumns => table.Columns.Where(IsInRun).Select(column => column.Name).ToHashSet();

    /// <summary>The names of settings and fields that a statement takes as <c>$name</c>.</summary>
    public static IEnumerable<string> ParametersOf(string sql) => ParameterName().Matches(sql).Select(match => match.Groups[1].Value).Distinct();

    // The definition's expressions, as they are. p-values come from p_value and neg_log10_p, whichever the source has.
    IEnumerable<(string Name, string Expression)> Raw() => _expressions.Select(each => (RawName(each.Key), each.Value));

    // Side columns that the run would not have otherwise.
    IEnumerable<(string Name, string Expression)> SideColumns() =>
        from side in SideTables
        from column in side.Source.Where is { } condition ? side.Source.Columns.Append(new("where", condition)) : side.Source.Columns
        let name = SideName(side.Table, column.Key)
        where InRun(side.Table, column.Key, column.Value) == Quoted(name)
        select (name, column.Value);

    // What an expression of a side table is called in a run: a parameter is itself, an expression that a text column of the main table has too is that column.
    string InRun(TableDefinition side, string column, string expression) =>
        IsParameter(expression) ? expression
        : _expressions.FirstOrDefault(each => each.Value == expression && table.Columns.Any(main => main.Name == each.Key && main.Type == "VARCHAR")).Key is { } main ? Quoted(main)
        : Quoted(SideName(side, column));

    IEnumerable<string> Typed()
    {
        foreach (var column in table.Columns.Where(column => !(HasPValues && PValueColumns.Contains(column.Name))))
        {
            yield return _expressions.ContainsKey(column.Name)
                ? $"try_cast({Quoted(RawName(column.Name))} as {column.Type}) as {Quoted(column.Name)}"
                : $"cast(null as {column.Type}) as {Quoted(column.Name)}";
        }

        if (HasPValues)
        {
            yield return $"try_cast({RawOrNull("p_value")} as double) as p_number";
            yield return $"try_cast({RawOrNull("neg_log10_p")} as double) as neg_log10_number";
        }
    }

    // A p that a double holds is taken as it is (a negative one too: a check refuses it). Else its text, else z, give minus log10 p.
    IEnumerable<string> PValues()
    {
        if (!HasPValues)
            return ["null as no_p_values"];
        // From the source's digits: at z = 200 the seven that are stored leave minus log10 p only six.
        string AsDouble(string column) => $"try_cast({RawOrNull(column)} as double)";
        var z = $"coalesce({AsDouble("z")}, {AsDouble("beta")} / {AsDouble("standard_error")})";
        return
        [
            "p_number >= 1e-300 or p_number < 0 as p_is_in_range",
            $"case when not coalesce(p_is_in_range, false) then coalesce(neg_log10_number, neg_log10_of_text(cast({RawOrNull("p_value")} as varchar))) end as stated_neg_log10",
            $"case when not coalesce(p_is_in_range, false) and stated_neg_log10 is null then neg_log10_p_of_z({z}) end as derived_neg_log10",
            "coalesce(stated_neg_log10, derived_neg_log10) as other_neg_log10",
            "stored_p_value(case when p_is_in_range then p_number else power(10, -other_neg_log10) end) as p_value",
            "case when other_neg_log10 > 300 then other_neg_log10 end as neg_log10_p_below_range",
            "derived_neg_log10 is not null as p_value_derived",
        ];
    }

    IEnumerable<string> OutputColumns() => table.Columns.Where(IsInRun).Select(column => Quoted(column.Name)).Concat(SideColumns().Select(side => Quoted(side.Name)));

    string SourceRefusal() => FirstThatHolds(
        (source.Refuse ?? new Dictionary<string, string>()).Concat(source.GenomeBuildOf is { } build ? [new("the row is on another genome build", $"({build}) is distinct from $row_build")] : []),
        "source_refusal");

    static string FirstThatHolds(IEnumerable<KeyValuePair<string, string>>? conditions, string name)
    {
        var cases = (conditions ?? []).Select(each => $"when {each.Value} then {Text(each.Key)}").ToList();
        return cases.Count > 0 ? $"case {string.Join("\n", cases)} end as {name}" : $"cast(null as varchar) as {name}";
    }

    IEnumerable<string> Remarks() => (source.Remarks ?? new Dictionary<string, string>()).Values.Zip(RemarkNames, (condition, name) => $"({condition}) as {Quoted(name)}");

    IEnumerable<string> RemarkNames => (source.Remarks ?? new Dictionary<string, string>()).Keys.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"remark {i}"));

    /// <summary>Counts the rows of a run that each reason leaves out, and the good ones of which each remark holds.</summary>
    public string? CountLeftOut(string run) => source.LeftOut is null ? null : $"select refusal, count(*) from {run} where left_out group by all";

    /// <inheritdoc cref="CountLeftOut"/>
    public string? CountRemarks(string run) => source.Remarks is null ? null
        : string.Join(" union all ", source.Remarks.Keys.Zip(RemarkNames, (sentence, name) => $"select {Text(sentence)}, count(*) filter ({Quoted(name)}) from {run} where refusal is null"));

    // All conditions at once for every row, which DuckDB does a vector at a time; one by one only for the rows of which one holds.
    string Refusal()
    {
        var refusals = Refusals().ToList();
        return $"""
            case when left_out_reason is not null or source_refusal is not null or {string.Join("\nor ", refusals.Select(each => $"({each.Condition})"))}
                then case when left_out_reason is not null then left_out_reason when source_refusal is not null then source_refusal
            {string.Join('\n', refusals.Select(each => $"when {each.Condition} then {Text(each.Reason)}"))} end
            end as refusal
            """;
    }

    IEnumerable<(string Condition, string Reason)> Refusals()
    {
        foreach (var column in table.Columns.Where(column => _expressions.ContainsKey(column.Name) && column.Type != "VARCHAR"))
        {
            var (raw, typed) = (Quoted(RawName(column.Name)), column.Name == "p_value" && HasPValues ? "p_number" : Quoted(column.Name));
            yield return column.Type is "INTEGER" or "BIGINT" && IsBareColumn(_expressions[column.Name])
                ? ($"{raw} is not null and ({typed} is null or {typed} <> try_cast({raw} as double))", $"{column.Name} is not a whole number")
                : ($"{raw} is not null and {typed} is null", $"{column.Name} is not {Kind(column.Type)}");
        }

        foreach (var check in SqlFile.In("checks").Where(AppliesHere))
            yield return (check.Expression, check.Header["reason"]);
        foreach (var column in table.Columns.Where(column => !column.Nullable))
            yield return ($"{Quoted(column.Name)} is null", $"{column.Name} is missing");
    }

    // A text such as 1.5 casts to an integer, rounded; what an expression computes is its definition's business.
    static bool IsBareColumn(string expression) => BareColumn().IsMatch(expression);

    static bool IsParameter(string expression) => ParameterName().Match(expression) is { Success: true } match && match.Length == expression.Length;

    static string Kind(string type) => type switch
    {
        "BOOLEAN" => "true or false",
        "INTEGER" or "BIGINT" => "a whole number",
        _ => "a number",
    };

    bool AppliesHere(SqlFile check) =>
        List(check.Header["columns"]).All(table.Has)
        && (check.Header.GetValueOrDefault("tables") is not { } tables || List(tables).Contains(table.Name));

    bool IsInRun(ColumnDefinition column) => _expressions.ContainsKey(column.Name) || (HasPValues && PValueColumns.Contains(column.Name));

    static string[] List(string text) => text.Split(',', StringSplitOptions.TrimEntries);

    string RawOrNull(string column) => _expressions.ContainsKey(column) ? Quoted(RawName(column)) : "cast(null as varchar)";

    static string RawName(string column) => $"raw {column}";

    static string SideName(TableDefinition side, string column) => $"{side.Name} {column}";

    static string Quoted(string name) => StoredTableSql.Name(name);

    static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    static string Lines(IEnumerable<string> items) => string.Join(",\n", items);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex BareColumn();

    [GeneratedRegex(@"(?<![\w'])\$([a-z_]+)")]
    private static partial Regex ParameterName();
}
