-- about: Variants whose rsid stands at another position in other datasets: a file of another genome build.
-- tables: associations, gwas
-- columns: rsid
-- says: In {elsewhere:N0} of {shared:N0} comparisons with rsids of {datasets:N0} other dataset(s), the rsid stands at another position there.
-- hint: The file is of another genome build than the store, or its positions belong to other rows: lift it over, or ingest it into a store of its build.
-- The smallest numbers are the oldest and most shared labels, and stand together in the files.
with own as (
    select rsid_number, chromosome, min(position) as first_bp, max(position) as last_bp
    from variants
    where dataset_id = $dataset_id
    group by all
    order by rsid_number
    limit 20000
),
pairs as (
    select variants.dataset_id, own.rsid_number, bool_or(variants.chromosome = own.chromosome and variants.position between own.first_bp - 100 and own.last_bp + 100) as here
    from own
    join variants on variants.rsid_number = own.rsid_number
    where variants.dataset_id <> $dataset_id
    group by all
),
by_dataset as (
    select count(*) as shared, count(*) filter (not here) as elsewhere
    from pairs
    group by dataset_id
    having count(*) >= 20
)
select
    coalesce(sum(shared), 0)::bigint as rows_looked_at,
    sum(shared)::bigint as shared,
    sum(elsewhere)::bigint as elsewhere,
    count(*) as datasets,
    -- dbSNP moves and merges a few labels in a thousand; another build moves nearly all. 100 bp leaves room for indels anchored otherwise.
    -- Of all other datasets the middle one, or the lower of two, is asked, so that one bad one accuses nobody else.
    case when count(*) > 0 then quantile_disc(elsewhere / shared, 0.5) > 0.1 end as suspicious,
from by_dataset
