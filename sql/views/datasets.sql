-- about: What the store holds, one dataset a row.
-- grain: one row per dataset_id
-- engines: duckdb, spark, trino
create or replace view datasets as
select * from stored_datasets
order by dataset_id
;
