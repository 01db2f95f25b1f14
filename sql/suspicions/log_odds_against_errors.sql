-- about: Effects of a disease on another scale than log odds, or with another number of people: linear effects on a trait of 0 and 1.
-- tables: gwas
-- columns: standard_error, effect_allele_frequency, sample_size
-- says: 2 f (1 - f) N se^2 is {measured:0.###} in the median{scale}; log odds of {cases} give {expected:0.#}{or_more}.
-- hint: A linear effect becomes log odds when divided by s (1 - s), s the share of cases; otherwise look at the sample size and the counts of cases.
-- For log odds, se^2 = 1 / (2 f (1 - f) N s (1 - s)); linear regression on 0 and 1 has s (1 - s) in place of its inverse.
with tests as (
    select
        2 * effect_allele_frequency * (1 - effect_allele_frequency) * sample_size * standard_error ** 2 as information,
        case_count / sample_size as share,
        effect_scale,
    from sampled
    where effect_allele_frequency between 0.05 and 0.95 and (effect_scale = 'log_odds' or case_count > 0) and chromosome not in ('X', 'Y', 'MT')
),
found as (
    select count(information) as rows_looked_at, median(information) as measured, median(share) as share, any_value(effect_scale) as scale from tests
),
expected as (
    -- 4 is the least there can be: as many cases as controls.
    select *, coalesce(case when share between 0.0001 and 0.9999 then 1 / (share * (1 - share)) end, 4) as expected from found
)
select
    rows_looked_at,
    measured,
    coalesce(' (' || replace(scale, '_', ' ') || ' by the file)', '') as scale,
    coalesce(cast(round(100 * share, 1) as varchar) || ' % cases', 'any share of cases') as cases,
    expected,
    case when share is null then ' or more' else '' end as or_more,
    -- Twice, for imputation, covariates, relatives and rounding.
    case when rows_looked_at >= 100 then measured < expected / 2 or (share is not null and measured > 3 * expected) end as suspicious,
from expected
