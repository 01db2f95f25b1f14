-- about: Share of a gene's expression in a context that a transcript or a stretch of it carries.
-- grain: one row per dataset_id, gene_id, transcript_id, first_bp, context
-- engines: duckdb, spark, trino
create or replace view isoform_expression as
select * from stored_isoform_expression(getvariable('isoform_expression_files'))
;
