using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;

namespace QtlQuery.Ingest.Rows;

/// <summary>Gives rows what a table of variant labels knows and the source does not: place, alleles, the frequency of alt.</summary>
/// <remarks>
/// A label counts where just one of its variants agrees with everything that the row says of itself. Where the table knows the reference
/// allele and the row's effect is for it, alleles and effect are exchanged.
/// </remarks>
/// <param name="label">SQL of a row's label.</param>
sealed class VariantLabelStep(TableDefinition table, string label) : IRowStep
{
    static readonly string[] Filled = ["chromosome", "position", "ref", "alt", "rsid", "effect_allele_frequency", "ref_is_reference"];

    /// <summary>Columns whose sign is that of the effect of alt.</summary>
    internal static readonly string[] Signed = ["beta", "z", "genotype_beta", "interaction_beta", "posterior_mean", "log2_allelic_fold_change"];

    public IReadOnlyList<string> Fills => [.. Filled.Where(table.Has)];

    public IReadOnlyList<string> Adds => [];

    public string? Turned => "turned_by_label";

    public string Harmonisation => "case when placed_by_label then 8 else 0 end + case when frequency_by_label then 32 else 0 end";

    public string? Refusal => null;

    public string Select(string from) => $"""
        with typed as materialized (
            select *, {label} as label_to_place from ({from})
        ),
        labels as (
            select rsid_number, label, chromosome, position, ref, alt, alt_frequency, ref_is_reference
            from read_parquet($variant_labels, hive_partitioning = false)
        ),
        candidates as (
            select typed.line_number, labels.* from typed join labels on labels.rsid_number = try_cast(regexp_extract(typed.label_to_place, '^rs([0-9]+)$', 1) as bigint) where {Agrees}
            union
            select typed.line_number, labels.* from typed join labels on labels.label = typed.label_to_place where {Agrees}
        ),
        placed as (
            select
                line_number,
                any_value(chromosome) as label_chromosome,
                any_value(position) as label_position,
                any_value(ref) as label_ref,
                any_value(alt) as label_alt,
                any_value(alt_frequency) as label_frequency,
                any_value(ref_is_reference) as label_knows_reference,
            from (select distinct line_number, chromosome, position, ref, alt, alt_frequency, ref_is_reference from candidates)
            group by line_number
            having count(*) = 1
        ),
        joined as (
            select
                typed.*,
                placed.* exclude (line_number),
                coalesce(label_knows_reference and typed.alt = label_ref and (typed.ref is null or typed.ref = label_alt), false) as turned_by_label,
                label_position is not null and (typed.position is null or typed.alt is null or typed.ref is null) as placed_by_label,
                {(table.Has("effect_allele_frequency") ? "label_frequency is not null and typed.effect_allele_frequency is null" : "false")} as frequency_by_label,
            from typed
            left join placed using (line_number)
        )
        select * replace ({string.Join(",\n", Replacements())})
        from joined
        """;

    const string Agrees = """
        (typed.chromosome is null or typed.chromosome = labels.chromosome)
        and (typed.position is null or typed.position = labels.position)
        and (typed.alt is null or labels.alt is null or typed.alt in (labels.ref, labels.alt))
        and (typed.ref is null or labels.ref is null or typed.ref in (labels.ref, labels.alt))
        """;

    IEnumerable<string> Replacements()
    {
        yield return "coalesce(chromosome, label_chromosome) as chromosome";
        yield return "coalesce(position, label_position) as position";
        yield return "case when turned_by_label or alt is null then label_ref when ref is null then case alt when label_alt then label_ref when label_ref then label_alt end else ref end as ref";
        yield return "case when turned_by_label or alt is null then label_alt else alt end as alt";
        if (table.Has("ref_is_reference"))
            yield return "case when label_knows_reference then true else ref_is_reference end as ref_is_reference";
        if (table.Has("effect_allele_frequency"))
        {
            yield return """
                coalesce(
                    case when turned_by_label then 1 - effect_allele_frequency else effect_allele_frequency end,
                    case when turned_by_label or alt is null or alt = label_alt then label_frequency when alt = label_ref then 1 - label_frequency end
                ) as effect_allele_frequency
                """;
        }

        foreach (var column in Signed.Where(table.Has).Select(StoredTableSql.Name))
            yield return $"case when turned_by_label then 0 - {column} else {column} end as {column}";
        if (table.Has("log2_allelic_fold_change_lower"))
        {
            yield return "case when turned_by_label then 0 - log2_allelic_fold_change_upper else log2_allelic_fold_change_lower end as log2_allelic_fold_change_lower";
            yield return "case when turned_by_label then 0 - log2_allelic_fold_change_lower else log2_allelic_fold_change_upper end as log2_allelic_fold_change_upper";
        }
    }
}
