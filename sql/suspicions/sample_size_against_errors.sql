-- about: A sample size that the numbers contradict: alleles instead of people, another study's N, N of the whole study for a part of it.
-- tables: associations
-- columns: sample_size
-- says: {said:N0} people are said, and {evidence}.
-- hint: Ingest again with the right --set sample_size=N, or see which column was read as the sample size.
with pairs as (
    select
        *,
        coalesce(effect_allele_frequency, minor_allele_frequency) as frequency,
        abs(beta / standard_error) as t,
    from sampled
    where sample_size is not null and chromosome not in ('X', 'Y', 'MT')
),
-- Copies of the minor allele over twice its frequency: people, up to missing genotypes.
by_counts as (
    select median(minor_allele_count / (2 * minor_allele_frequency)) as people, count(*) as rows_used
    from pairs
    where minor_allele_count >= 5 and minor_allele_frequency > 0
),
-- The t distribution shows its degrees of freedom (people less covariates) while they are few: see p_values_against_effects.
by_t as (
    select arg_min_null(freedom, difference) as freedom, any_value(rows_used) as rows_used
    from (
        select
            freedom,
            count(*) as rows_used,
            median(abs(neg_log10_p - case when freedom is null then neg_log10_p_of_z(t) else neg_log10_p_of_t(t, freedom) end)) as difference,
        from (
            select t, neg_log10_p
            from pairs
            where t between 1.5 and 15 and p_value_derived is not true and isfinite(neg_log10_p)
            order by hash(position, ref, alt, molecular_trait_id)
            limit 500
        ), (select unnest(list_transform(range(0, 160), step -> 3 * 1.04 ** step)) as freedom union all select null)
        group by freedom
    )
    -- Where no distribution fits, the p-values are of something else: p_values_against_effects says so.
    having min(difference) < 0.01
),
-- var(trait) = 2 f (1 - f) (N se^2 + beta^2), f the frequency. Where it is one number in all traits they were standardised, it is 1, and N follows;
-- elsewhere each trait has a variance of its own, and nothing follows. Far from 1 it is another unit (effect_scale), not another N.
traits as (
    select median(2 * frequency * (1 - frequency) * (sample_size * standard_error ** 2 + beta ** 2)) as variance
    from pairs
    where frequency between 0.05 and 0.95 and standard_error is not null
    group by molecular_trait_id
    having count(*) >= 10
),
by_variance as (
    select median(variance) as variance, quantile_cont(variance, 0.9) / quantile_cont(variance, 0.1) as spread, count(*) as traits
    from traits
),
said as (
    select count(*) as rows_looked_at, median(sample_size) as said from pairs
),
measured as (
    select
        rows_looked_at,
        said,
        case when by_counts.rows_used >= 100 then by_counts.people end as people_by_counts,
        -- From 500 on the t distribution is the normal one, within what printed digits show.
        case when by_t.rows_used >= 100 and freedom < 500 then freedom end as freedom,
        case when traits >= 20 and spread < 1.2 and variance between 0.05 and 20 then said / variance end as people_by_variance,
    from said, by_counts, by_variance
    left join by_t on true
),
judged as (
    select
        *,
        people_by_counts not between 0.8 * said and 1.25 * said as off_by_counts,
        -- More degrees of freedom than people there cannot be; under a third would need covariates for two people in three.
        freedom not between said / 3 and 1.2 * said as off_by_t,
        people_by_variance not between said / 1.5 and 1.5 * said as off_by_variance,
    from measured
)
select
    rows_looked_at,
    said,
    concat_ws(', ',
        'allele counts over frequencies give ' || cast(round(people_by_counts) as bigint),
        'p-values have ' || cast(round(freedom) as bigint) || ' degrees of freedom',
        'standard errors of standardised traits are those of ' || cast(round(people_by_variance) as bigint) || ' people'
    ) as evidence,
    case when coalesce(people_by_counts, freedom, people_by_variance) is not null
        then coalesce(off_by_counts, false) or coalesce(off_by_t, false) or coalesce(off_by_variance, false)
    end as suspicious,
from judged
