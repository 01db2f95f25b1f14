-- about: Tissues, cell types and conditions with display name, organ and ontology term.
-- grain: one row per dataset_id, context_id
-- engines: duckdb, spark, trino
create or replace view contexts as
select * from stored_contexts(getvariable('contexts_files'))
;
