-- about: p-values that are not those of the effects beside them: mixed-up columns, one-sided tests, p-values corrected afterwards.
-- tables: associations, gwas
-- columns: neg_log10_p
-- says: -log10 p is off that of the effect (by {distribution}) by {median_difference:0.####} in the median and {worst_difference:0.##} at worst, and by more than rounding explains in {share_off:0.0%} of the tests.
-- hint: See which columns were read as beta, standard_error and p_value; genomic control of p alone and one-sided tests look like this too.
-- Student's t of few people gives honestly larger p than the normal distribution: its degrees of freedom are taken from the data.
with tests as (
    select
        abs(coalesce(z, beta / standard_error)) as z,
        neg_log10_p,
        abs(beta) as beta,
        standard_error,
        hash(chromosome, position, ref, alt, molecular_trait_id) as turn,
    from sampled
    where p_value_derived is not true and isfinite(neg_log10_p) and coalesce(z, beta / standard_error) is not null
),
-- From 3 to 1,500 in steps of 4 %, and null for the normal distribution: beyond, the two are one within printed digits.
guesses as (
    select unnest(list_transform(range(0, 160), step -> 3 * 1.04 ** step)) as freedom
    union all
    select null
),
chosen as (
    select arg_min_null(freedom, difference) as freedom
    from (
        select
            freedom,
            median(abs(neg_log10_p - case when freedom is null then neg_log10_p_of_z(z) else neg_log10_p_of_t(z, freedom) end)) as difference,
        from (select z, neg_log10_p from tests where z between 1.5 and 15 order by turn limit 500), guesses
        group by freedom
    )
),
-- Effects printed to a few decimals: the unit of the last one, where nearly all values are multiples of it.
decimals as (
    select
        max(case when share_errors > 0.95 then unit end) as error_unit,
        max(case when share_effects > 0.95 then unit end) as effect_unit,
    from (
        select
            unit,
            avg(case when abs(standard_error / unit - round(standard_error / unit)) < 1e-3 then 1 else 0 end) as share_errors,
            avg(case when abs(beta / unit - round(beta / unit)) < 1e-3 then 1 else 0 end) as share_effects,
        from (select beta, standard_error from tests where standard_error is not null order by turn limit 5000), (select unnest([1e-1, 1e-2, 1e-3, 1e-4, 1e-5]) as unit)
        group by unit
    )
),
differences as (
    select
        abs(neg_log10_p - case when freedom is null then neg_log10_p_of_z(z) else neg_log10_p_of_t(z, freedom) end) as difference,
        -- Half a unit of the last decimal; one hundredth for p and effect of few digits and for tests that are not quite Wald's.
        0.01 + 0.01 * neg_log10_p
            + (z + 1) / ln(10) * (0.5 * coalesce(effect_unit, 0) + 0.5 * z * coalesce(error_unit, 0)) / coalesce(standard_error, 1) as allowed,
    from (from tests order by turn limit 50000), chosen, decimals
),
found as (
    select
        count(*) as rows_looked_at,
        median(difference) as median_difference,
        max(difference) as worst_difference,
        avg(case when difference > allowed then 1 else 0 end) as share_off,
    from differences
)
select
    rows_looked_at,
    median_difference,
    worst_difference,
    share_off,
    coalesce('Student''s t with ' || cast(round(freedom) as integer) || ' degrees of freedom', 'the normal distribution') as distribution,
    -- One test in ten: score and saddle-point tests of rare variants differ honestly from beta / standard_error.
    -- Ratios under the name of beta fit no p: odds_ratios_as_effects says so.
    case when rows_looked_at >= 100 then share_off > 0.1 and not ratios end as suspicious,
from found, chosen, (select coalesce(min(beta) > 0 and median(beta) between 0.7 and 1.4, false) as ratios from sampled)
