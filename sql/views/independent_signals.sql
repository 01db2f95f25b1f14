-- about: Conditionally independent signals of each trait, as the source's stepwise search found them.
-- grain: one row per dataset_id, molecular_trait_id, signal_rank
-- engines: duckdb, spark, trino
create or replace view independent_signals as
select
    *,
    neg_log10_of_stored(p_value, neg_log10_p_below_range) as neg_log10_p,
    variant_id_of(chromosome, position, ref, alt) as variant_id,
from stored_independent_signals(getvariable('independent_signals_files'))
;
