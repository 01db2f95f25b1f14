using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Engine.Writing;

/// <summary>A small table that goes with another: leads and spans of traits, and leads over all chromosomes with these; strong associations; rsids.</summary>
/// <param name="Select">Its rows, from the other table's <c>$files</c>.</param>
/// <param name="First">A condition: rows that do not meet it come after those that do, so that questions of these read no others. Null where there is none.</param>
sealed record CompanionTable(string Name, string Select, string? First = null)
{
    // As the view significant_pairs knows it.
    const string Hit = "0.001";

    // Genome-wide significance, which most questions of strong pairs ask for.
    const string GenomeWide = "p_value < 5e-8";

    // Fewer rows are scanned as fast.
    const int RowsWorthIt = 100_000;

    /// <summary>Names of those that a table may have, before its rows are looked at.</summary>
    /// <param name="rows">How many it has.</param>
    public static IEnumerable<string> Names(TableDefinition table, long rows)
    {
        if (table.Name == "associations")
        {
            yield return "association_leads";
            if (rows >= RowsWorthIt)
                yield return "association_hits";
        }

        if (table.Name == TraitLeads.From)
            yield return TraitLeads.Table;
        if (table.IsBinned && table.Has("rsid"))
            yield return "variants";
    }

    /// <summary>The one of that name, where the rows are such that the table has it.</summary>
    /// <param name="paths">Of the other table's files.</param>
    public static CompanionTable? Of(WorkDatabase database, TableDefinition table, string name, long rows, IReadOnlyList<string> paths)
    {
        var from = StoredTableSql.ReadFiles(table, "$files");
        return name switch
        {
            "association_leads" => new(name, Leads(from)),
            // A table of strong associations, as sources give that leave out the others, would be written twice.
            "association_hits" => Count($"{from} where p_value < {Hit}") is > 0 and var hits && hits <= rows / 10 ? new(name, $"select * from {from} where p_value < {Hit}", GenomeWide) : null,
            TraitLeads.Table => new(name, TraitLeads.Select(from)),
            "variants" => Count($"(select 1 from {from} where rsid is not null limit 1)") > 0 ? new(name, Rsids(from)) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no companion table"),
        };

        long Count(string what) => database.Query<long>($"select count(*) from {what}", new { files = new ListValue<string>(paths) })[0];
    }

    // Two scans of few columns: the least p of each trait, then the rows that have it. Ties go to the larger |z|, then to the left.
    static string Leads(string table) => $"""
        with spans as (
            select
                molecular_trait_id,
                chromosome,
                min(p_value) as least_p_value,
                min(position) as first_position,
                max(position) as last_position,
                cast(count(*) as integer) as variants_tested,
                cast(case when count(significant) > 0 then count(*) filter (significant) end as integer) as significant_variants,
            from {table}
            group by all
        )
        select rows.*, spans.* exclude (molecular_trait_id, chromosome, least_p_value)
        from {table} as rows
        join spans
            on rows.molecular_trait_id = spans.molecular_trait_id
            and rows.chromosome is not distinct from spans.chromosome
            and rows.p_value = spans.least_p_value
        qualify row_number() over (
            partition by rows.molecular_trait_id, rows.chromosome
            order by rows.neg_log10_p_below_range desc nulls last, abs(coalesce(rows.z, rows.beta / rows.standard_error)) desc nulls last, rows.position, rows.ref, rows.alt
        ) = 1
        """;

    static string Rsids(string table) => $"""
        select distinct
            try_cast(label[3:] as bigint) as rsid_number,
            cast(null as varchar) as label,
            chromosome,
            position,
            ref,
            alt,
            cast(null as float) as alt_frequency,
            cast(null as boolean) as ref_is_reference,
            cast(null as varchar) as variant_id_grch37,
            cast(null as varchar) as source_chromosome,
            cast(null as integer) as source_position,
        from (
            select unnest(string_split(rsid, ',')) as label, chromosome, position, ref, alt
            from (select distinct rsid, chromosome, position, ref, alt from {table} where rsid is not null and position is not null)
        )
        where starts_with(label, 'rs') and try_cast(label[3:] as bigint) is not null
        """;
}
