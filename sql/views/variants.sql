-- about: Labels of variants, dbSNP's and others: those that datasets have, and those of tables of labels.
-- grain: one row per dataset_id, rsid, label, chromosome, position, ref, alt
-- engines: duckdb, spark, trino
create or replace view variants as
select
    'rs' || cast(rsid_number as varchar(20)) as rsid,
    *,
    variant_id_of(chromosome, position, ref, alt) as variant_id,
from stored_variants(getvariable('variants_files'))
;
