-- about: Allele frequencies that do not belong to the variants beside them: standard errors must shrink with the variance 2 f (1 - f) of the genotype.
-- tables: associations, gwas
-- columns: standard_error
-- says: Within a trait, standard errors follow the allele frequencies with a correlation of {correlation:0.00} over {variants:N0} variants (1 in simple regression).
-- hint: See which column was read as the frequency; frequencies of another population or of a reference panel look like this.
with pairs as (
    select
        coalesce(molecular_trait_id, '') as trait,
        ln(2 * frequency * (1 - frequency)) as genotype,
        0 - ln(case when sample_size is null then standard_error ** 2 else sample_size * standard_error ** 2 + beta ** 2 end) as exactness,
    from (select *, coalesce(effect_allele_frequency, minor_allele_frequency) as frequency from sampled)
    -- Below 0.05 a standard error rests on a few people; X counts men otherwise.
    where frequency between 0.05 and 0.95 and standard_error > 0 and chromosome not in ('X', 'Y', 'MT')
        -- What the variant itself explains is missing in its error: beta^2 / N puts it back, and without N strong ones are left out.
        and (sample_size is not null or abs(beta / standard_error) < 4)
),
within_traits as (
    select
        genotype - avg(genotype) over (partition by trait) as genotype,
        exactness - avg(exactness) over (partition by trait) as exactness,
    from pairs
),
found as (
    select count(*) as rows_looked_at, corr(genotype, exactness) as correlation, stddev_samp(genotype) as spread from within_traits
)
select
    rows_looked_at,
    rows_looked_at as variants,
    correlation,
    -- Imputation quality and covariates leave 0.8 and more; frequencies of other variants leave none.
    case when rows_looked_at >= 500 and spread > 0.15 then correlation < 0.5 end as suspicious,
from found
