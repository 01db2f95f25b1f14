using System.Globalization;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Ingest.Originals;
using QtlQuery.Ingest.Rows;

namespace QtlQuery.Ingest;

/// <summary>
/// Composes the statement that turns source rows into checked canonical rows. Only names and expressions of definitions enter its text;
/// every value is a parameter.
/// </summary>
/// <remarks>Each step is a select over the one before: raw (the definition's expressions), typed (cast), changed by steps, with p-values, checked.</remarks>
sealed class IngestSql
{
    static readonly string[] PValueColumns = ["p_value", "neg_log10_p_below_range", "p_value_derived"];

    readonly SourceDefinition _source;
    readonly TableDefinition _table;
    readonly IReadOnlyDictionary<string, string> _expressions;
    readonly List<IRowStep> _steps;
    readonly RefusalSql _refusals;
    readonly bool _lifts;

    /// <param name="placedByLabels">Whether a table of labels places rows and gives them alleles and frequencies.</param>
    /// <param name="lift">Takes rows to the store's build; null where they are on it.</param>
    /// <param name="labelsAreLifted">Whether the labels are on the store's build, not on the source's.</param>
    public IngestSql(SourceDefinition source, TableDefinition table, bool placedByLabels = false, IRowStep? lift = null, bool labelsAreLifted = false)
    {
        _source = source;
        _table = table;
        _expressions = source.Tables[table.Name].Columns;
        _steps = placedByLabels ? [new VariantLabelStep(table, Label)] : [];
        _lifts = lift is not null;
        if (lift is not null)
            _steps.Insert(labelsAreLifted ? 0 : _steps.Count, lift);
        _refusals = new(source, table, _expressions, _steps);
        PresentColumns = table.Columns.Where(IsInRun).Select(column => column.Name).ToHashSet();
    }

    /// <summary>The table's columns that a run has: those that the source or a step has. The others cost no room in it.</summary>
    public IReadOnlySet<string> PresentColumns { get; }

    /// <summary>What is kept beside the rows so that the source's come back as they were; null where nothing is.</summary>
    public SourceCells? Cells { get; set; }

    /// <summary>Side tables of the source, each with the columns that it fills.</summary>
    public IEnumerable<(TableDefinition Table, SourceTable Source)> SideTables =>
        _source.Tables.Where(side => side.Key != _table.Name).Select(side => (Schemas.Table(side.Key), side.Value));

    bool HasPValues => _table.Has("neg_log10_p_below_range");

    bool TakesEffectFromZ => _source.Tables[_table.Name].EffectFromZ;

    bool IsHarmonised => _table.Has("harmonisation") && (_steps.Count > 0 || TakesEffectFromZ || _expressions.ContainsKey("turned"));

    string Label => _expressions.ContainsKey("variant_label") ? $"cast({Quoted(RawName("variant_label"))} as varchar)" : "split_part(rsid, ',', 1)";

    /// <summary>
    /// A select of one run of rows: the canonical columns, those of side tables, line_number,
    /// refusal (why a row does not get in), left_out (whether that is because it is no result at all) and the remarks that hold.
    /// </summary>
    /// <param name="from">What gives source columns and line_number.</param>
    public string Rows(string from) =>
        Cells is null ? Rows(from, []) : Cells.Select(Rows(from, Cells.Texts.Select(text => text.Name)), [.. SideColumns().Select(side => Quoted(side.Name)), "line_number", "refusal", "left_out", .. RemarkNames.Select(Quoted)]);

    /// <summary>Adds the rows of a run that a side table does not have yet.</summary>
    /// <remarks>Rows of a side table are not lifted over: their positions are null where those of the main table are lifted.</remarks>
    public string AddSideRows(TableDefinition side, SourceTable sideSource, string run, string target) => $"""
        insert into {target}
        select distinct {Lines(side.StoredColumns.Select(column => $"try_cast({(sideSource.Columns.TryGetValue(column.Name, out var expression) && !(_lifts && column.Unit == "bp") ? InRun(side, column.Name, expression) : "null")} as {column.Type})"))}
        from {run}
        where refusal is null and {(sideSource.Where is { } where ? InRun(side, "where", where) : "true")}
        except
        select * from {target}
        """;

    /// <summary>Counts the rows of a run that each reason leaves out; null where the format leaves out none.</summary>
    public string? CountLeftOut(string run) => _source.LeftOut is null ? null : $"select refusal, count(*) from {run} where left_out group by all";

    /// <summary>Counts the good rows of a run of which each remark holds; null where the format has none.</summary>
    public string? CountRemarks(string run) => _source.Remarks is null ? null
        : string.Join(" union all ", _source.Remarks.Keys.Zip(RemarkNames, (sentence, name) => $"select {Text(sentence)}, count(*) filter ({Quoted(name)}) from {run} where refusal is null"));

    /// <summary>What a definition's expression for a column is called before it is cast.</summary>
    public static string RawName(string column) => $"raw {column}";

    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    string Rows(string from, IEnumerable<string> further) => $"""
        select {Lines([.. OutputColumns(), "line_number", _refusals.OfTypedColumns(), .. RemarkNames.Select(Quoted), .. further])}
        from (
            select *{Harmonisation()}
            from ({WithPValues(WithEffects(_steps.Aggregate(Typed(from), (rows, step) => step.Select(rows))))})
        )
        """;

    string Typed(string from) => $"""
        select line_number, left_out_reason, source_refusal, {Lines((Cells?.Texts.Select(text => text.Name) ?? []).Concat(Raw().Concat(SideColumns()).Select(column => Quoted(column.Name))).Concat(RemarkNames.Select(Quoted)).Concat(TypedColumns()))}
        from (
            select line_number, {Lines([.. (Cells?.Texts ?? []).Select(text => $"{text.Expression} as {text.Name}"), .. Raw().Concat(SideColumns()).Select(column => $"({column.Expression}) as {Quoted(column.Name)}"), .. _refusals.OfSourceColumns, .. Remarks()])}
            from {from}
        )
        """;

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
        SqlParameters.IsOne(expression) ? expression
        : _expressions.FirstOrDefault(each => each.Value == expression && _table.Columns.Any(main => main.Name == each.Key && main.Type == "VARCHAR")).Key is { } main ? Quoted(main)
        : Quoted(SideName(side, column));

    IEnumerable<string> TypedColumns()
    {
        foreach (var column in _table.Columns.Where(column => !(HasPValues && PValueColumns.Contains(column.Name)) && !(IsHarmonised && column.Name == "harmonisation") && !_steps.Any(step => step.Adds.Contains(column.Name))))
        {
            var typed = _expressions.ContainsKey(column.Name) ? $"try_cast({Quoted(RawName(column.Name))} as {column.Type})" : $"cast(null as {column.Type})";
            // A variant that nothing places is known by its label.
            if (column.Name == "rsid" && _expressions.ContainsKey("variant_label"))
                typed = $"coalesce({typed}, case when try_cast({RawOrNull("position")} as integer) is null then {Label} end)";
            yield return $"{typed} as {Quoted(column.Name)}";
        }

        if (HasPValues)
        {
            yield return $"try_cast({RawOrNull("p_value")} as double) as p_number";
            yield return $"nullif(try_cast({RawOrNull("neg_log10_p")} as double), 'infinity') as neg_log10_number"; // of a p that was zero as a double: z says more
        }
    }

    string WithEffects(string rows) => TakesEffectFromZ
        ? $"""
           select * replace (
               case when effect_is_derived then effect_of_z(z, effect_allele_frequency, sample_size) else beta end as beta,
               case when effect_is_derived then standard_error_of_z(z, effect_allele_frequency, sample_size) else standard_error end as standard_error
           )
           from (
               select *, beta is null and z is not null and sample_size > 0 and effect_allele_frequency > 0 and effect_allele_frequency < 1 as effect_is_derived
               from ({rows})
           )
           """
        : rows;

    // A p that a double holds is taken as it is (a negative one too: a check refuses it). Else its text, else z, give minus log10 p.
    // A select for each step: DuckDB writes an alias out wherever it is named, and planning that took longer than reading the rows.
    string WithPValues(string rows)
    {
        if (!HasPValues)
            return rows;
        // From the source's digits: at z = 200 the seven that are stored leave minus log10 p only six.
        string AsDouble(string column) => $"try_cast({RawOrNull(column)} as double)";
        string[] steps =
        [
            "coalesce(p_number >= 1e-300 or p_number < 0, false) as p_is_in_range",
            $"case when not p_is_in_range then coalesce(neg_log10_number, neg_log10_of_text(cast({RawOrNull("p_value")} as varchar))) end as stated_neg_log10",
            $"case when not p_is_in_range and stated_neg_log10 is null then coalesce({AsDouble("z")}, {AsDouble("beta")} / {AsDouble("standard_error")}) end as z_without_p",
            "case when z_without_p is not null then neg_log10_p_of_z(z_without_p) end as derived_neg_log10",
            "coalesce(stated_neg_log10, derived_neg_log10) as other_neg_log10",
            """
            stored_p_value(case when p_is_in_range then p_number else power(10, -other_neg_log10) end) as p_value,
            case when other_neg_log10 > 300 then other_neg_log10 end as neg_log10_p_below_range,
            derived_neg_log10 is not null as p_value_derived
            """,
        ];
        return steps.Aggregate(rows, (select, step) => $"select *, {step} from ({select})");
    }

    // Turned twice is not turned.
    string Harmonisation()
    {
        if (!IsHarmonised)
            return "";
        var turns = _steps.Select(step => step.Turned).OfType<string>().ToList();
        if (_expressions.ContainsKey("turned"))
            turns.Add($"coalesce({Quoted(RawName("turned"))}, false)");
        var parts = _steps.Select(step => step.Harmonisation).ToList();
        if (turns.Count > 0)
            parts.Add($"({string.Join(" + ", turns.Select(turned => $"case when {turned} then 1 else 0 end"))}) % 2");
        if (TakesEffectFromZ)
            parts.Add("case when effect_is_derived then 16 else 0 end");
        return $", nullif({string.Join(" + ", parts)}, 0) as harmonisation";
    }

    IEnumerable<string> OutputColumns() => _table.Columns.Where(IsInRun).Select(column => Quoted(column.Name)).Concat(SideColumns().Select(side => Quoted(side.Name)));

    IEnumerable<string> Remarks() => (_source.Remarks ?? new Dictionary<string, string>()).Values.Zip(RemarkNames, (condition, name) => $"({condition}) as {Quoted(name)}");

    IEnumerable<string> RemarkNames => (_source.Remarks ?? new Dictionary<string, string>()).Keys.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"remark {i}"));

    bool IsInRun(ColumnDefinition column) =>
        _expressions.ContainsKey(column.Name)
        || (HasPValues && PValueColumns.Contains(column.Name))
        || (IsHarmonised && column.Name == "harmonisation")
        || (TakesEffectFromZ && column.Name is "beta" or "standard_error")
        || (column.Name == "rsid" && _expressions.ContainsKey("variant_label"))
        || _steps.Any(step => step.Fills.Contains(column.Name) || step.Adds.Contains(column.Name));

    string RawOrNull(string column) => _expressions.ContainsKey(column) ? Quoted(RawName(column)) : "cast(null as varchar)";

    static string SideName(TableDefinition side, string column) => $"{side.Name} {column}";

    static string Quoted(string name) => StoredTableSql.Name(name);

    static string Lines(IEnumerable<string> items) => string.Join(",\n", items);
}
