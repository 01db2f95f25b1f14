-- about: Top hits of published GWAS.
-- grain: one row per dataset_id, association_number
-- engines: duckdb, spark, trino
create or replace view gwas_catalog as
select
    *,
    neg_log10_of_stored(p_value, neg_log10_p_below_range) as neg_log10_p,
from stored_gwas_catalog(getvariable('gwas_catalog_files'))
;
