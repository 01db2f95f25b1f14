-- about: Datasets that a catalogue publishes, by the id that its files bear.
-- grain: one row per dataset_id, published_id, release
-- engines: duckdb, spark, trino
create or replace view published_datasets as
select * from stored_published_datasets(getvariable('published_datasets_files'))
;
