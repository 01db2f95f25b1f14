-- about: Effect allele frequencies that other datasets give for the other allele: swapped alleles, or the frequency of the wrong one.
-- tables: associations, gwas
-- columns: effect_allele_frequency
-- says: In {share:0.0%} of {comparisons:N0} comparisons with variants of {datasets:N0} other dataset(s), the frequency is the one of the other allele there.
-- hint: Either the frequency or the effect is of the other allele, here or in the other datasets: compare a variant of known frequency before using signs.
with own as (
    select chromosome, position, ref, alt, any_value(effect_allele_frequency) as frequency
    from sampled
    where effect_allele_frequency is not null
    group by all
),
pairs as (
    select
        known.dataset_id,
        own.frequency,
        case when known.ref = own.ref then known.effect_allele_frequency else 1 - known.effect_allele_frequency end as other,
    from own
    join known
        on known.chromosome = own.chromosome and known.position = own.position
        and same_alleles(known.ref, known.alt, own.ref, own.alt)
    -- Near one half both alleles fit; a palindrome may be of the other strand.
    where abs(known.effect_allele_frequency - 0.5) > 0.15 and own.ref || own.alt not in ('AT', 'TA', 'CG', 'GC')
),
by_dataset as (
    select count(*) as variants, avg(case when abs(frequency - (1 - other)) < abs(frequency - other) then 1 else 0 end) as share
    from pairs
    group by dataset_id
    having count(*) >= 100
)
select
    coalesce(sum(variants), 0)::bigint as rows_looked_at,
    sum(variants)::bigint as comparisons,
    count(*) as datasets,
    quantile_disc(share, 0.5) as share,
    -- Populations differ, but seldom across one half by 0.15: 5 %. Of all other datasets the middle one, or the lower of two, is asked, so that one bad one accuses nobody else.
    case when count(*) > 0 then quantile_disc(share, 0.5) > 0.05 end as suspicious,
from by_dataset
