-- about: Genes with symbol and position.
-- grain: one row per dataset_id, gene_id, gene_version
-- engines: duckdb, spark, trino
create or replace view genes as
select * from stored_genes(getvariable('genes_files'))
;
