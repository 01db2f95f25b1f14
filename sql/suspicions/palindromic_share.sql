-- about: A share of strand-ambiguous variants (A/T, C/G) that is not nature's: taken out by a harmoniser, or alleles that were made up.
-- tables: associations, gwas
-- columns: ref, alt
-- says: {share:0.0%} of {variants:N0} single-base variants are A/T or C/G (some 15 % in a genome, 1 % and more on arrays).
-- hint: Where there are none, they were dropped, and a lead among them with them: look for the file before harmonisation. Where there are many, look at the alleles.
with variants as (
    select distinct chromosome, position, ref, alt from sampled where length(ref) = 1 and length(alt) = 1
)
select
    count(*) as rows_looked_at,
    count(*) as variants,
    avg(case when ref || alt in ('AT', 'TA', 'CG', 'GC') then 1 else 0 end) as share,
    -- Of 1,000 at 15 % a share above 0.3 or of none at 1 % is chance once in 1e4 and less.
    case when count(*) >= 1000 then share not between 0.001 and 0.3 end as suspicious,
from variants
