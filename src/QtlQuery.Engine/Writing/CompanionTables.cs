using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Engine.Writing;

/// <summary>Small tables made from a large one when it is written, so that questions need not scan it: leads and spans of traits, strong associations, and rsids.</summary>
public sealed class CompanionTables(WorkDatabase database, GenomeBuild build, Publication publication)
{
    // As the view significant_pairs knows it.
    const string Hit = "0.001";

    // Fewer rows are scanned as fast.
    const int RowsWorthIt = 100_000;

    readonly SmallTable _file = new(database, build, publication);

    /// <param name="files">The staged files of the large table.</param>
    public IEnumerable<(string Table, IReadOnlyList<StoredFile> Files)> Write(TableDefinition table, IReadOnlyList<StoredFile> files)
    {
        var paths = files.Select(file => Path.Combine(publication.WorkFolder, file.Path)).ToList();
        var rows = StoredTableSql.ReadFiles(table, "$files");
        if (table.Name == "associations")
        {
            yield return ("association_leads", [_file.Write(Schemas.Table("association_leads"), Leads(rows), paths)]);
            if (AreFew(files.Sum(file => file.Rows), rows, paths))
                yield return ("association_hits", [_file.Write(Schemas.Table("association_hits"), $"select * from {rows} where p_value < {Hit}", paths)]);
        }

        if (table.IsBinned && table.Has("rsid") && database.Query<long>($"select count(*) from (select 1 from {rows} where rsid is not null limit 1)", new { files = new ListValue<string>(paths) })[0] > 0)
            yield return ("variants", [_file.Write(Schemas.Table("variants"), Rsids(rows), paths)]);
    }

    // A table of strong associations, as sources give that leave out the others, would be written twice.
    bool AreFew(long all, string rows, List<string> paths) =>
        all >= RowsWorthIt
        && database.Query<long>($"select count(*) from {rows} where p_value < {Hit}", new { files = new ListValue<string>(paths) })[0] is > 0 and var hits && hits <= all / 10;

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
