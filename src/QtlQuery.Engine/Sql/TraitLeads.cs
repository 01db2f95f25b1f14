using QtlQuery.Core.Definitions;

namespace QtlQuery.Engine.Sql;

/// <summary>The rows of <c>trait_leads</c>, worked out from the leads on each chromosome: when these are written, and for datasets that were written before there were such.</summary>
public static class TraitLeads
{
    /// <summary>The table of the rows.</summary>
    public const string Table = "trait_leads";

    /// <summary>The table that they are worked out from.</summary>
    public const string From = "association_leads";

    /// <summary>The columns of the table, as a select of what DuckDB, Spark and Trino share. Ties go to the larger |z|, then to the smaller position, then ref and alt.</summary>
    /// <param name="leads">What stands behind <c>from</c>.</param>
    public static string Select(string leads) => $"""
        select {Columns}
        from (
            select
                {string.Join(", ", ColumnNames.Where(column => column != "significant_variants"))},
                sum(significant_variants) over (partition by dataset_id, molecular_trait_id) as significant_variants,
                row_number() over (
                    partition by dataset_id, molecular_trait_id
                    order by
                        case when neg_log10_p_below_range is not null then neg_log10_p_below_range when p_value > 0 then 0 - log10(p_value) end desc nulls last,
                        abs(coalesce(z, cast(beta / standard_error as real))) desc nulls last,
                        position, ref, alt
                ) as place
            from {leads}
        ) as leads
        where place = 1
        """;

    static IEnumerable<string> ColumnNames => StoredTableSql.Columns(Schemas.Table(Table)).Select(column => column.Name);

    // A sum of integers is a wider number.
    static string Columns => string.Join(", ", ColumnNames.Select(column => column == "significant_variants" ? "cast(significant_variants as integer) as significant_variants" : column));
}
