-- about: Autosomes without a row in a dataset that has their neighbours: a file of many that was not given.
-- tables: associations, gwas
-- columns: chromosome
-- says: {present:N0} of 22 autosomes have rows{missing}.
-- hint: Ingest all files of the dataset in one command; look into the refusal report for a chromosome whose name was not understood.
with lengths as (
    select
        unnest(range(1, 23)) as number,
        -- Mb on GRCh38; GRCh37 differs by less than one in a hundred.
        unnest([249, 242, 198, 190, 182, 171, 159, 145, 138, 134, 135, 133, 114, 107, 102, 90, 83, 80, 59, 64, 47, 51]) as mb,
),
present as (
    select try_cast(chromosome as integer) as number, count(*) as tests from checked group by all
),
found as (
    select
        sum(tests)::bigint as rows_looked_at,
        count(*) filter (tests is not null) as present,
        sum(mb) filter (tests is not null) as mb_present,
    from lengths
    left join present using (number)
),
missing as (
    select lengths.number
    from lengths
    anti join present using (number)
    cross join found
    -- As dense as elsewhere it would have 100 rows: no chance. Significant rows stand in clumps of about as many: ten clumps.
    where rows_looked_at / mb_present * mb >= (select case when avg(case when neg_log10_p < 0.30103 then 1 else 0 end) > 0.02 then 100 else 1000 end from sampled)
)
select
    coalesce(rows_looked_at, 0) as rows_looked_at,
    present,
    coalesce(', and none on ' || (select string_agg(number, ', ' order by number) from missing), '') as missing,
    -- A study of a few loci or chromosomes is one on purpose.
    case when present >= 12 then exists (from missing) end as suspicious,
from found
