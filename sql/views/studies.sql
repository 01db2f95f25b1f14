-- about: Studies and their traits, as a catalogue lists them.
-- grain: one row per dataset_id, study_id
-- engines: duckdb, spark, trino
create or replace view studies as
select * from stored_studies(getvariable('studies_files'))
;
