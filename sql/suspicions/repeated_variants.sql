-- about: One variant of a trait twice: the same row again, or once more with its alleles turned.
-- tables: associations, gwas
-- columns: ref, alt
-- says: {repeated:N0} single-base variants of {looked_at:N0} stand twice for the same trait, {turned:N0} of them with the alleles turned.
-- hint: Colocalisation stops at repeated variants: keep one row of each, and see whether the two agree once one is turned.
-- Single bases only: a deletion and an insertion at one position are two variants. A hash for the key: ten times quicker, and two keys share
-- one of 64 bits in half a million rows once in 1e8.
with variants as (
    select count(*) as times, min(ref) <> max(ref) as turned
    from sampled
    where length(ref) = 1 and length(alt) = 1
    group by hash(molecular_trait_id, chromosome, position, least(ref, alt), greatest(ref, alt))
)
select
    coalesce(sum(times), 0)::bigint as rows_looked_at,
    count(*) as looked_at,
    count(*) filter (times > 1) as repeated,
    count(*) filter (times > 1 and turned) as turned,
    -- Liftovers leave a handful in a million.
    case when count(*) > 0 then count(*) filter (times > 1 and not turned) > 0 or count(*) filter (times > 1) > 1e-4 * count(*) end as suspicious,
from variants
