using QtlQuery.Core;
using QtlQuery.Core.Definitions;
using QtlQuery.Engine;
using QtlQuery.Engine.Sql;
using QtlQuery.Engine.Store;

namespace QtlQuery.Ingest.Writing;

/// <summary>Small tables made from a large one when it is written, so that look-ups need not scan it: leads and spans of traits, and rsids.</summary>
sealed class CompanionTables(WorkDatabase database, GenomeBuild build, Publication publication)
{
    const string Rows = "read_parquet($files, hive_partitioning = true, hive_types = {'dataset_id': VARCHAR, 'chromosome': VARCHAR, 'bin': INTEGER})";

    /// <param name="files">The staged files of the large table.</param>
    public IEnumerable<(string Table, IReadOnlyList<StoredFile> Files)> Write(TableDefinition table, IReadOnlyList<StoredFile> files)
    {
        var paths = files.Select(file => Path.Combine(publication.WorkFolder, file.Path)).ToList();
        if (table.Name == "associations")
            yield return ("association_leads", [Copy("association_leads", Leads(), paths)]);
        if (table.IsBinned && table.Has("rsid") && database.Query<long>($"select count(*) from (select 1 from {Rows} where rsid is not null limit 1)", new { files = new ListValue<string>(paths) })[0] > 0)
            yield return ("variants", [Copy("variants", Rsids(), paths)]);
    }

    StoredFile Copy(string name, string select, List<string> files)
    {
        var table = Schemas.Table(name);
        var path = publication.StagedFile(name);
        var columns = string.Join(", ", table.StoredColumns.Select(column => StoredTableSql.Name(column.Name)));
        var order = string.Join(", ", table.Order.Select(StoredTableSql.Name));
        database.Execute($"copy (select {columns} from ({select}) order by {order}) to $path ({StoredTableSql.ParquetOptions(table, build)})", new { files = new ListValue<string>(files), path });
        return new(publication.PublishedPath(path), database.Query<long>("select count(*) from read_parquet($path)", new { path })[0], new FileInfo(path).Length);
    }

    // Two scans of few columns: the least p of each trait, then the rows that have it. Ties go to the larger |z|, then to the left.
    static string Leads() => $"""
        with spans as (
            select
                molecular_trait_id,
                chromosome,
                min(p_value) as least_p_value,
                min(position) as first_position,
                max(position) as last_position,
                cast(count(*) as integer) as variants_tested,
                cast(case when count(significant) > 0 then count(*) filter (significant) end as integer) as significant_variants,
            from {Rows}
            group by all
        )
        select rows.*, spans.* exclude (molecular_trait_id, chromosome, least_p_value)
        from {Rows} as rows
        join spans
            on rows.molecular_trait_id = spans.molecular_trait_id
            and rows.chromosome = spans.chromosome
            and rows.p_value = spans.least_p_value
        qualify row_number() over (
            partition by rows.molecular_trait_id, rows.chromosome
            order by rows.neg_log10_p_below_range desc nulls last, abs(coalesce(rows.z, rows.beta / rows.standard_error)) desc nulls last, rows.position, rows.ref, rows.alt
        ) = 1
        """;

    static string Rsids() => $"""
        select distinct try_cast(label[3:] as bigint) as rsid_number, chromosome, position, ref, alt
        from (
            select unnest(string_split(rsid, ',')) as label, chromosome, position, ref, alt
            from (select distinct rsid, chromosome, position, ref, alt from {Rows} where rsid is not null)
        )
        where starts_with(label, 'rs') and rsid_number is not null
        """;
}
