-- about: Stretches of a chromosome without a row in data that are dense elsewhere: a file cut short, or a part that was not given.
-- tables: associations, gwas
-- columns: position
-- says: The longest stretch without rows, centromeres aside, is {longest:N0} Mb{place}; elsewhere a Mb has {usual:N0} rows.
-- hint: Compare the file with its source by size or checksum, and look into the refusal report.
with lengths as (
    select
        unnest(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22']) as chromosome,
        -- Mb on both builds: the end of the chromosome, and centromere with heterochromatin, where arrays and reads have no variants.
        unnest([248, 242, 197, 190, 180, 170, 158, 144, 138, 133, 134, 132, 114, 106, 101, 90, 81, 77, 58, 62, 46, 50]) as last_mb,
        unnest([120, 86, 86, 47, 44, 57, 56, 42, 38, 37, 49, 32, 0, 0, 0, 32, 20, 14, 23, 24, 0, 0]) as from_mb,
        unnest([150, 98, 96, 54, 52, 64, 66, 50, 72, 44, 57, 40, 21, 22, 25, 48, 28, 22, 30, 33, 17, 19]) as to_mb,
),
filled as (
    select chromosome, position // 1_000_000 as mb, count(*) as tests from checked group by all
),
dense as (
    select chromosome, median(tests) as usual
    from filled
    group by all
    -- Dense: 20 Mb and more with 50 rows each, and not the significant ones only, which stand in clumps: some p above one half.
    having count(*) >= 20 and median(tests) >= 50 and (select avg(case when neg_log10_p < 0.30103 then 1 else 0 end) > 0.02 from sampled)
),
-- The ends of the chromosome bound the gaps too, where more than half of it is there.
bounds as (
    select chromosome, mb from filled
    union all
    select chromosome, unnest([-1, last_mb]) from lengths
    where (select count(*) from filled where filled.chromosome = lengths.chromosome) > (last_mb - (to_mb - from_mb)) / 2
),
gaps as (
    select
        chromosome,
        lag(mb) over (partition by chromosome order by mb) + 1 as first_mb,
        mb - 1 as last_mb,
    from bounds
    semi join dense using (chromosome)
),
outside as (
    select
        chromosome,
        gaps.first_mb,
        gaps.last_mb,
        gaps.last_mb - gaps.first_mb + 1
            - greatest(0, least(gaps.last_mb, to_mb) - greatest(gaps.first_mb, from_mb) + 1) as mb,
    from gaps
    join lengths using (chromosome)
    where gaps.first_mb is not null and gaps.last_mb >= gaps.first_mb
),
longest as (
    select * from outside order by mb desc, chromosome, first_mb limit 1
)
select
    (select coalesce(sum(tests), 0)::bigint from filled) as rows_looked_at,
    coalesce(any_value(longest.mb), 0) as longest,
    coalesce(any_value(' (chromosome ' || chromosome || ' from ' || greatest(first_mb, 0) || ' to ' || (last_mb + 1) || ' Mb)'), '') as place,
    (select median(usual) from dense) as usual,
    -- Variants are everywhere, save in gaps of the assembly of 1 to 2 Mb; cis tests leave out deserts without genes.
    case when exists (from dense) then coalesce(any_value(longest.mb), 0) > case when $table = 'gwas' then 4 else 12 end end as suspicious,
from longest
