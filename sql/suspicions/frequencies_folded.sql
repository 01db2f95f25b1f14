-- about: An effect allele frequency that is the minor allele's: never above one half.
-- tables: associations, gwas
-- columns: effect_allele_frequency
-- says: {above:N0} variants have an effect allele frequency from 0.51 to 0.65, and {below:N0} one from 0.35 to 0.49.
-- hint: It is the frequency of the minor allele, whichever that is: take it out of effect_allele_frequency, or give the effect allele's.
with variants as (
    select distinct on (chromosome, position, ref, alt) chromosome, position, ref, alt, effect_allele_frequency as frequency, ref_is_reference
    from sampled
    where effect_allele_frequency is not null and chromosome not in ('X', 'Y', 'MT')
    order by chromosome, position, ref, alt, effect_allele_frequency
),
found as (
    select
        count(*) as rows_looked_at,
        count(*) filter (frequency between 0.35 and 0.49) as below,
        count(*) filter (frequency between 0.51 and 0.65) as above,
        avg(case when ref_is_reference then 1 else 0 end) as reference,
    from variants
),
-- A program may count the minor allele of each variant (PLINK 1.9): then the alleles are turned against other datasets', and this is right.
turned as (
    select count(*) as shared, count(*) filter (known.ref = variants.alt) as turned
    from variants
    join known
        on known.chromosome = variants.chromosome and known.position = variants.position
        and least(known.ref, known.alt) = least(variants.ref, variants.alt) and greatest(known.ref, known.alt) = greatest(variants.ref, variants.alt)
    where known.ref_is_reference
)
select
    rows_looked_at,
    below,
    above,
    -- Around one half the spectrum of alternative alleles is nearly even, whatever was filtered. 50 against none is chance once in 1e15.
    case when below + above >= 50 and (reference > 0.99 or (shared >= 100 and turned < 0.02 * shared)) then above < 0.02 * below end as suspicious,
from found, turned
