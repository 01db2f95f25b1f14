-- about: Positions at which other datasets have other alleles: another build, the other strand, or shifted rows.
-- tables: associations, gwas
-- columns: ref, alt
-- says: In {differing:0.0%} of {comparisons:N0} comparisons with positions of {datasets:N0} other dataset(s) the alleles differ, in {complement:0.0%} they are those of the other strand.
-- hint: With the other strand, complement the alleles; otherwise look at the genome build and at how alleles and positions were matched.
with own as (
    select distinct chromosome, position, ref, alt
    from sampled
    where length(ref) = 1 and length(alt) = 1
),
pairs as (
    select
        known.dataset_id,
        own.chromosome,
        own.position,
        bool_or(same_alleles(known.ref, known.alt, own.ref, own.alt)) as same,
        bool_or(same_alleles(reverse_complement(known.ref), reverse_complement(known.alt), own.ref, own.alt)) as complement,
    from own
    join known on known.chromosome = own.chromosome and known.position = own.position
    where length(known.ref) = 1 and length(known.alt) = 1
    group by all
),
by_dataset as (
    select count(*) as positions, avg(case when same then 0 else 1 end) as differing, avg(case when complement and not same then 1 else 0 end) as complement
    from pairs
    group by dataset_id
    having count(*) >= 100
)
select
    coalesce(sum(positions), 0)::bigint as rows_looked_at,
    sum(positions)::bigint as comparisons,
    count(*) as datasets,
    quantile_disc(differing, 0.5) as differing,
    quantile_disc(complement, 0.5) as complement,
    -- Sites with three alleles are a few in a hundred; on another build hits are chance, and one pair in four or fewer agrees.
    -- Of all other datasets the middle one, or the lower of two, is asked, so that one bad one accuses nobody else.
    case when count(*) > 0 then quantile_disc(differing, 0.5) > 0.1 end as suspicious,
from by_dataset
