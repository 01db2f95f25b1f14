-- about: Effects on a molecular trait whose scale is no measure of expression: the trait's standard deviation that they imply is out of all range.
-- tables: associations
-- columns: standard_error, sample_size
-- says: Standard errors imply a standard deviation of the traits of {deviation:G3} in the median.
-- hint: Standardised traits have 1, log2 counts 0.1 to 3: beta and standard_error may be in raw counts, in other units each, or of other columns.
with traits as (
    select
        count(*) as tests,
        sqrt(median(2 * frequency * (1 - frequency) * sample_size * standard_error ** 2)) as deviation,
    from (select *, coalesce(effect_allele_frequency, minor_allele_frequency) as frequency from sampled)
    where frequency between 0.05 and 0.95 and standard_error is not null
    group by molecular_trait_id
)
select
    coalesce(sum(tests), 0)::bigint as rows_looked_at,
    median(deviation) as deviation,
    -- Shares of splicing have 0.02 and more.
    case when sum(tests) >= 100 then median(deviation) not between 0.005 and 50 end as suspicious,
from traits
