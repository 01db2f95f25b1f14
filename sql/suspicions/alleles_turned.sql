-- about: Reference and alternative alleles the other way round than in other datasets, where both say which one is the reference.
-- tables: associations, gwas
-- columns: ref, alt, ref_is_reference
-- says: In {turned:0.0%} of {comparisons:N0} comparisons with variants of {datasets:N0} other dataset(s), ref and alt are the other way round.
-- hint: One of them counts the other allele: joins on ref and alt lose these variants, and their effects have the other sign.
with own as (
    select distinct chromosome, position, ref, alt
    from sampled
    where ref_is_reference
),
by_dataset as (
    select count(*) as variants, avg(case when known.ref = own.alt then 1 else 0 end) as turned
    from own
    join known
        on known.chromosome = own.chromosome and known.position = own.position
        and same_alleles(known.ref, known.alt, own.ref, own.alt)
    where known.ref_is_reference
    group by known.dataset_id
    having count(*) >= 100
)
select
    coalesce(sum(variants), 0)::bigint as rows_looked_at,
    sum(variants)::bigint as comparisons,
    count(*) as datasets,
    quantile_disc(turned, 0.5) as turned,
    -- Both say ref: only an insertion against a deletion at one place can honestly be turned.
    -- Of all other datasets the middle one, or the lower of two, is asked, so that one bad one accuses nobody else.
    case when count(*) > 0 then quantile_disc(turned, 0.5) > 0.01 end as suspicious,
from by_dataset
