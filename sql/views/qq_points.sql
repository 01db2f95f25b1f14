-- about: qq_points(dataset): the p-values of a dataset by their rank, thinned: of those that stand close together the weakest, so that any number of tests gives some hundred rows.
-- grain: one row per rank
-- uses: associations, gwas
-- example: select rank / (max(rank) over () + 1) as expected_p, neg_log10_p from qq_points('GTEx_v8_ge_Liver')
-- gives: expected_p = what a p-value of that rank is without any effect, as the example works it out;
--   rank = how many p-values of the dataset are as small or smaller;
--   neg_log10_p = minus log10 of the p-value of that rank
-- Bins are 1 % of 1 + neg_log10_p wide. Counted in one pass, without sorting; the largest rank is the number of tests.
create or replace macro qq_points(of_dataset) as table
with
tested as not materialized (
    select neg_log10_p from associations where dataset_id = of_dataset and neg_log10_p is not null
    union all
    select neg_log10_p from gwas where dataset_id = of_dataset and neg_log10_p is not null
),
binned as (
    select floor(100 * ln(1 + neg_log10_p)) as bin, count(*) as tests, min(neg_log10_p) as neg_log10_p
    from tested
    group by bin
)
select cast(sum(tests) over (order by bin desc) as bigint) as rank, neg_log10_p
from binned
order by rank
;
