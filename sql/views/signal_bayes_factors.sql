-- about: Bayes factors of every variant for every fine-mapped signal.
-- grain: one row per dataset_id, molecular_trait_id, signal, chromosome, position, ref, alt
-- engines: duckdb, spark, trino
-- gives: bin = number of the stretch of the chromosome that the row's file holds; a condition on it spares files
create or replace view signal_bayes_factors as
select
    *,
    variant_id_of(chromosome, position, ref, alt) as variant_id,
from stored_signal_bayes_factors(getvariable('signal_bayes_factors_files'))
;
