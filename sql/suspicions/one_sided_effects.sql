-- about: Effects that nearly all have one sign: absolute values, or a sign that was lost.
-- tables: associations, gwas
-- columns: chromosome, position
-- says: In {share:0.0%} of {units:N0} Mb of traits most effects are above zero.
-- hint: See whether beta is an absolute value or the direction stands in a column of its own.
-- Neighbours are linked and share a sign: a Mb of a trait counts once.
with units as (
    select count(*) as tests, avg(case when effect > 0 then 1 else 0 end) as above
    from (select *, coalesce(beta, z) as effect from sampled)
    where effect <> 0
    group by molecular_trait_id, chromosome, position // 1_000_000
),
found as (
    select coalesce(sum(tests), 0)::bigint as rows_looked_at, count(*) as units, avg(case when above > 0.5 then 1 else 0 end) as share from units
)
select
    rows_looked_at,
    units,
    share,
    -- 85 % of 30 coins are chance once in 1e4, and of 100 once in 1e13; linked genes share signs, hence no less.
    -- Ratios are told by odds_ratios_as_effects.
    case when units >= 30 then share not between 0.15 and 0.85 and not ratios end as suspicious,
from found, (select coalesce($table = 'gwas' and min(beta) > 0 and median(beta) between 0.7 and 1.4, false) as ratios from sampled)
