-- about: Every tested pair of a molecular trait and a variant.
-- grain: one row per dataset_id, molecular_trait_id, chromosome, position, ref, alt
-- uses: associations_in
-- engines: duckdb, spark, trino
-- beside: where only p_value below 0.001 is asked for, association_hits has these rows in one small file a dataset
-- gives: bin = number of the stretch of the chromosome that the row's file holds; a condition on it spares files
create or replace view associations as
select * from associations_in(getvariable('associations_files'))
;
