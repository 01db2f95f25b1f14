-- about: Linkage disequilibrium between pairs of variants.
-- grain: one row per dataset_id, chromosome, position_1, ref_1, alt_1, position_2, ref_2, alt_2
-- engines: duckdb, spark, trino
-- gives: variant_id_1 = the first variant as chr1_13550_G_A;
--   variant_id_2 = the second
create or replace view ld as
select
    *,
    variant_id_of(chromosome, position_1, ref_1, alt_1) as variant_id_1,
    variant_id_of(chromosome, position_2, ref_2, alt_2) as variant_id_2,
from stored_ld(getvariable('ld_files'))
;
