-- about: manhattan_points(dataset): the tests of a dataset along the genome, thinned: one of those of one megabase that are about as strong.
-- grain: one row per chromosome, megabase, neg_log10_p
-- uses: associations, gwas
-- example: select * from manhattan_points('DEMO_LDL') where neg_log10_p > 7.3
-- gives: megabase = position divided by 1,000,000, rounded down;
--   position (bp) = of the strongest test of the bin, the first one of equals;
--   neg_log10_p = of this test;
--   tests = how many the bin has
-- Bins of p are a four-hundredth of the strongest test high, which is less than what a plot can show.
create or replace macro manhattan_points(of_dataset) as table
with
tested as not materialized (
    select chromosome, position, neg_log10_p from associations where dataset_id = of_dataset and position is not null and neg_log10_p is not null
    union all
    select chromosome, position, neg_log10_p from gwas where dataset_id = of_dataset and position is not null and neg_log10_p is not null
),
strongest as materialized (
    select nullif(max(neg_log10_p), 0) as neg_log10_p from tested
)
select
    tested.chromosome,
    tested.position // 1000000 as megabase,
    arg_max(tested.position, (tested.neg_log10_p, -tested.position)) as position,
    max(tested.neg_log10_p) as neg_log10_p,
    count(*) as tests,
from tested
cross join strongest
group by tested.chromosome, megabase, floor(tested.neg_log10_p / strongest.neg_log10_p * 400)
;
