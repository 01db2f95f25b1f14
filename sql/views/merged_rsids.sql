-- about: dbSNP labels that were merged into others, which 'qtlquery variant' follows.
-- grain: one row per dataset_id, rsid_number
-- engines: duckdb, spark, trino
-- example: select * from merged_rsids where rsid_number = 140337334
create or replace view merged_rsids as
select * from stored_merged_rsids(getvariable('merged_rsids_files'))
;
