-- about: Test statistics that are smaller or far larger than chance and biology make them: shrunken or doubled z, wrong errors.
-- tables: associations, gwas
-- columns: neg_log10_p
-- says: The median p-value gives a genomic inflation factor of {inflation:0.00} over {units:N0} Mb of traits.
-- hint: Below 1 by much, the tests were corrected or the standard errors are too large; far above, they are too small or people are related.
with found as (
    select
        count(*) as rows_looked_at,
        median(neg_log10_p) as median_p,
        avg(case when neg_log10_p < 0.30103 then 1 else 0 end) as upper_half,
        count(distinct hash(molecular_trait_id, chromosome, position // 1_000_000)) as units,
        count(distinct chromosome) as chromosomes,
    from sampled
    where neg_log10_p is not null
)
select
    rows_looked_at,
    units,
    -- Devlin & Roeder (1999), Biometrics 55:997: the median of chi-square with one degree of freedom is 0.4549.
    z_of_p(median_p) ** 2 / 0.4549 as inflation,
    -- Only where all tests are there (some p above one half), and many independent Mb: linkage makes few ones vary.
    -- Polygenic traits in a million people reach 4 honestly, cis tests in ten thousands more.
    case when upper_half > 0.02 and units >= 100 then inflation < 0.6 or (chromosomes >= 10 and inflation > case when $table = 'gwas' then 6 else 20 end) end as suspicious,
from found
