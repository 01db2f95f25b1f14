-- about: genomic_inflation(dataset): the genomic inflation factor lambda, the chi-square of the median p-value over that of tests without any effect.
-- grain: one row
-- uses: associations, gwas
-- example: from genomic_inflation('DEMO_LDL')
-- gives: tests = p-values of the dataset;
--   median_neg_log10_p = minus log10 of the middle one, of an even number the larger p of the two;
--   inflation = its chi-square with one degree of freedom over 0.4549; null without a test
-- Devlin and Roeder (1999), Biometrics 55:997. Where a source left weak tests out it says nothing.
-- The bin of the median is found by counting, and only what it holds is sorted: memory does not grow with the tests.
create or replace macro genomic_inflation(of_dataset) as table
with
tested as not materialized (
    select neg_log10_p, floor(100 * ln(1 + neg_log10_p)) as bin from associations where dataset_id = of_dataset and neg_log10_p is not null
    union all
    select neg_log10_p, floor(100 * ln(1 + neg_log10_p)) as bin from gwas where dataset_id = of_dataset and neg_log10_p is not null
),
binned as materialized (
    select bin, count(*) as tests
    from tested
    group by bin
),
counted as (
    select bin, sum(tests) over (order by bin) as up_to, sum(tests) over () as all_tests, up_to - tests as before
    from binned
),
middle as (
    select any_value(counted.all_tests) as all_tests, list_sort(list(tested.neg_log10_p))[cast(any_value((counted.all_tests + 1) // 2 - counted.before) as bigint)] as neg_log10_p
    from tested
    join (select * from counted where before < (all_tests + 1) // 2 and up_to >= (all_tests + 1) // 2) as counted using (bin)
)
select
    cast(coalesce(all_tests, 0) as bigint) as tests,
    neg_log10_p as median_neg_log10_p,
    pow(z_of_p(median_neg_log10_p), 2) / 0.45493642311957283e0 as inflation,
from middle
;
