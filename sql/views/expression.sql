-- about: How much a gene is expressed in a context.
-- grain: one row per dataset_id, gene_id, context, sample_id
-- engines: duckdb, spark, trino
create or replace view expression as
select * from stored_expression(getvariable('expression_files'))
;
