using System.Globalization;

namespace QtlQuery.Engine.Lookup;

/// <summary>The select of a look-up over the files that can hold its rows.</summary>
static class LookupSql
{
    const string Columns = "dataset_id, molecular_trait_id, variant_id, rsid, neg_log10_p, beta, standard_error, p_value, effect_allele_frequency, sample_size, significant, gene_id";

    // Between the columns and the order stands what the coverage counts, so these two words are nowhere else in the select.
    const string From = " from ";
    const string Order = "\norder by ";

    /// <summary>Rows that meet a condition.</summary>
    /// <param name="order">Null where the source gives them in order.</param>
    public static LookupQuery Where<T>(QtlStore store, Resolution<T> resolution, LookupSource source, string where, string? order, Dictionary<string, object?> parameters, IReadOnlySet<string>? datasets) =>
        Over(source, $"where {where}", Columns, order, parameters, found => new(found.Sql, found.Parameters, resolution.Found[0].Named, Datasets(store, datasets), resolution.Notes, resolution.Unknown));

    /// <summary>Rows that belong to one of many terms, whose text comes first.</summary>
    /// <param name="kind">What the terms are, in the plural.</param>
    /// <param name="terms">A select that gives <c>asked</c>, <c>place</c> and the columns of the join.</param>
    public static LookupQuery Joined<T>(QtlStore store, Resolution<T> resolution, string kind, LookupSource source, string terms, string join, string order, Dictionary<string, object?> parameters, IReadOnlySet<string>? datasets) =>
        Over(source, $"join ({terms}) as terms {join}", $"asked, {Columns}", $"place, {order}", parameters, found => new(
            found.Sql,
            found.Parameters,
            string.Create(CultureInfo.InvariantCulture, $"{resolution.Found.Count:N0} of {resolution.Found.Count + resolution.Unknown.Count:N0} {kind} of the list"),
            Datasets(store, datasets),
            resolution.Notes,
            resolution.Unknown));

    /// <summary>The select with the columns that the coverage needs, unordered.</summary>
    public static string ForCoverage(string sql)
    {
        var order = sql.LastIndexOf(Order, StringComparison.Ordinal);
        return $"select dataset_id, molecular_trait_id, chromosome, position{sql[sql.IndexOf(From, StringComparison.Ordinal)..(order < 0 ? sql.Length : order)]}";
    }

    // Without a file that can hold a row the answer is empty, and DuckDB must not be asked to read no files.
    static LookupQuery Over(LookupSource source, string condition, string columns, string? order, Dictionary<string, object?> parameters, Func<(string Sql, Dictionary<string, object?> Parameters), LookupQuery> query)
    {
        if (source.Sql is not { } rows)
            return query(($"select {columns.Replace("asked,", "'' as asked,", StringComparison.Ordinal)}{From}associations where false{Order}dataset_id", []));
        foreach (var (name, value) in source.Parameters)
            parameters[name] = value;
        return query(($"select {columns}{From}{rows} {condition}{(order is null ? "" : Order + order)}", parameters));
    }

    static int Datasets(QtlStore store, IReadOnlySet<string>? datasets) =>
        store.Catalogue.Datasets.Values.Count(dataset => dataset.Tables.ContainsKey("associations") && datasets?.Contains(dataset.DatasetId) is not false);
}
