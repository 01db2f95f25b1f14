-- about: Samples with donor and context.
-- grain: one row per dataset_id, sample_id
-- engines: duckdb, spark, trino
create or replace view samples as
select * from stored_samples(getvariable('samples_files'))
;
