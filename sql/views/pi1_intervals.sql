-- about: pi1_intervals(replicates, seed): pi1 of each pair of datasets with its 95 % bootstrap interval over the discovered leads.
-- grain: one row per discovery, target
-- uses: shared_leads
-- example: from pi1_intervals(replicates := 200) where discovery = 'GTEx_v8_ge_Liver'
-- gives: discovery = dataset whose eGenes' leads are looked up;
--   target = dataset in which they are looked up;
--   leads_tested = leads with a p-value in target;
--   pi1 = 1 - Storey's pi0 of those p-values, as in tissue_sharing;
--   pi1_lower = 2.5 % quantile of pi1 over the replicates;
--   pi1_upper = 97.5 % quantile;
--   replicates = samples of as many leads, drawn with replacement
-- Efron (1979), Ann. Stat. 7:1. The draws come from a counter, not from a state: the same seed gives the same interval in any DuckDB, with any
-- number of threads. Only how many drawn p-values reach each lambda matters, so that a draw is of a place among the p-values in descending order.
create or replace macro pi1_intervals(replicates := 200, seed := 1) as table
with
sorted as (
    select
        discovery,
        target,
        list_sort(list_filter(list(target_p_value), lambda p: p is not null and not isnan(p)), 'desc') as p_values,
    from shared_leads
    group by discovery, target
),
tested as (
    select
        discovery,
        target,
        len(p_values) as leads_tested,
        list_transform(p_values, lambda p: len(list_filter(storey_lambdas(), lambda least_p: p >= least_p))) as levels,
        list_transform(storey_lambdas(), lambda least_p: len(list_filter(p_values, lambda p: p >= least_p)) / len(p_values)) as shares,
    from sorted
    where len(p_values) > 0
),
streams as (
    select *, random_mix(random_mix(key)) as stream
    from (select *, random_key(seed || ' ' || discovery || ' ' || target || ' ' || replicate) as key from tested, range(replicates) as numbers(replicate))
),
counters as (
    select discovery, target, replicate, leads_tested, levels, xor(stream, lead * 2654435769 & 4294967295) as number
    from (select *, unnest(range(leads_tested)) as lead from streams)
),
mixed as (
    select * replace (random_mix(number) as number)
    from (select * replace (random_mix(number) as number) from counters)
),
drawn as (
    select discovery, target, replicate, leads_tested, levels[1 + (xor(number, number >> 16) * leads_tested >> 32)] as level
    from mixed
),
counted as (
    select discovery, target, replicate, leads_tested, map_from_entries(list((level, draws))) as draws
    from (select discovery, target, replicate, leads_tested, level, count(*) as draws from drawn group by all)
    group by discovery, target, replicate, leads_tested
),
resampled as (
    select
        discovery,
        target,
        1 - storey_pi0_of_shares(list_transform(range(1, 20), lambda least_level: list_sum(list_transform(range(least_level, 20), lambda level: coalesce(draws[level], 0))) / leads_tested), leads_tested) as pi1,
    from counted
)
select
    tested.discovery,
    tested.target,
    any_value(tested.leads_tested) as leads_tested,
    1 - storey_pi0_of_shares(any_value(tested.shares), any_value(tested.leads_tested)) as pi1,
    quantile_cont(resampled.pi1, 0.025) as pi1_lower,
    quantile_cont(resampled.pi1, 0.975) as pi1_upper,
    count(*) as replicates,
from tested
join resampled using (discovery, target)
group by tested.discovery, tested.target
;
