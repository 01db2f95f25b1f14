-- about: Genes whose tested variants lie far from where other tables of the store have the gene: another build, or gene identifiers that slipped.
-- tables: associations
-- columns: gene_id
-- says: {far:N0} of {genes:N0} genes are far from the variants tested for them, or start elsewhere than the distances say.
-- hint: Compare a gene's position with a browser on the store's genome build; the file may be of another build, or its gene column of other rows.
with places as (
    select gene_id, chromosome, median(coalesce(tss, first_bp)) as tss
    from genes
    where chromosome is not null
    group by gene_id, chromosome
    qualify count(*) over (partition by gene_id) = 1
),
spans as (
    select gene_id, chromosome, min(first_position) as first_bp, max(last_position) as last_bp, sum(variants_tested)::bigint as tests
    from stored_association_leads(getvariable('association_leads_files'))
    where dataset_id = $dataset_id and gene_id is not null
    group by gene_id, chromosome
    -- A gene tested on several chromosomes or along one is tested in trans: its place says nothing.
    qualify count(*) over (partition by gene_id) = 1 and max(last_position) - min(first_position) < 10_000_000
),
starts as (
    select gene_id, median(position - tss_distance) as tss from sampled where tss_distance is not null group by all
),
judged as (
    select
        spans.tests,
        -- 5 Mb: five times the usual cis window. A start may differ by release of the annotation, seldom by 50 kb; builds differ by more.
        spans.chromosome <> places.chromosome
            or coalesce(places.tss not between spans.first_bp - 5_000_000 and spans.last_bp + 5_000_000, false)
            or coalesce(abs(starts.tss - places.tss) > 50_000, false) as far,
    from spans
    join places using (gene_id)
    left join starts using (gene_id)
)
select
    coalesce(sum(tests), 0)::bigint as rows_looked_at,
    count(*) as genes,
    count(*) filter (far) as far,
    case when count(*) >= 5 then count(*) filter (far) > 0.2 * count(*) end as suspicious,
from judged
