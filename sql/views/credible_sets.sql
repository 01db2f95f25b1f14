-- about: Variants of fine-mapped credible sets with their posterior inclusion probability.
-- grain: one row per dataset_id, molecular_trait_id, credible_set_id, chromosome, position, ref, alt
-- engines: duckdb, spark, trino
create or replace view credible_sets as
select
    *,
    neg_log10_of_stored(p_value, neg_log10_p_below_range) as neg_log10_p,
    variant_id_of(chromosome, position, ref, alt) as variant_id,
from stored_credible_sets(getvariable('credible_sets_files'))
;
