-- about: Associations of variants with diseases and traits.
-- grain: one row per dataset_id, chromosome, position, ref, alt
-- uses: gwas_in
-- engines: duckdb, spark, trino
-- gives: bin = number of the stretch of the chromosome that the row's file holds; a condition on it spares files
create or replace view gwas as
select * from gwas_in(getvariable('gwas_files'))
;
