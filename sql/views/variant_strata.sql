-- about: Every tested variant of each dataset with what backgrounds are matched by: classes of minor allele frequency, distance to the nearest tested gene's start, and number of LD proxies.
-- grain: one row per dataset_id, chromosome, position, ref, alt
-- uses: associations, evariants, gene_places, ld
-- example: select maf_class, tss_class, count(*), avg(is_evariant::int) from variant_strata where dataset_id = 'GTEx_v8_ge_Liver' group by all
-- gives: is_evariant = whether it has a significant gene in the dataset;
--   maf_class = minor allele frequency in steps of 0.05, from 0 to 9; null where none is known;
--   tss_class = distance to the nearest start of a gene that it was tested for: 0 below 5,000 bp, 1 below 20,000, 2 below 50,000, 3 below 100,000, 4 below 500,000, 5 beyond; null where none is known;
--   ld_class = variants with r2 of at least 0.8 in any LD of the store: 0 none, 1 below 5, 2 below 20, 3 from 20; null where the store has no LD of the chromosome
create or replace view variant_strata as
with
tested as (
    select
        associations.dataset_id,
        associations.chromosome,
        associations.position,
        associations.ref,
        associations.alt,
        max(coalesce(minor_allele_frequency, least(effect_allele_frequency, 1 - effect_allele_frequency))) as minor_allele_frequency,
        min(abs(coalesce(tss_distance, case when places.chromosome = associations.chromosome then associations.position - places.tss end))) as tss_distance,
    from associations
    left join gene_places as places using (gene_id)
    where associations.position is not null
    group by all
),
pairs as (
    select chromosome, position_1, ref_1, alt_1, position_2, ref_2, alt_2 from ld where r2 >= 0.8
    union
    select chromosome, position_2, ref_2, alt_2, position_1, ref_1, alt_1 from ld where r2 >= 0.8
),
proxies as (
    select chromosome, position_1 as position, ref_1 as ref, alt_1 as alt, count(*) as proxies
    from pairs
    group by all
),
with_ld as (
    select distinct chromosome, true as has_ld from ld
)
select
    tested.dataset_id,
    tested.chromosome,
    tested.position,
    tested.ref,
    tested.alt,
    evariants.dataset_id is not null as is_evariant,
    cast(least(9, floor(tested.minor_allele_frequency * 20)) as integer) as maf_class,
    case
        when tested.tss_distance < 5000 then 0
        when tested.tss_distance < 20000 then 1
        when tested.tss_distance < 50000 then 2
        when tested.tss_distance < 100000 then 3
        when tested.tss_distance < 500000 then 4
        when tested.tss_distance is not null then 5
    end as tss_class,
    case
        when with_ld.has_ld is null then null
        when proxies.proxies is null then 0
        when proxies.proxies < 5 then 1
        when proxies.proxies < 20 then 2
        else 3
    end as ld_class,
from tested
left join evariants using (dataset_id, chromosome, position, ref, alt)
left join with_ld using (chromosome)
left join proxies using (chromosome, position, ref, alt)
;
