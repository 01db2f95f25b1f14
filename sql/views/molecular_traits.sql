-- about: Tested traits with their lead, permutation p-values, q-value and nominal threshold, where the source gives them.
-- grain: one row per dataset_id, molecular_trait_id
-- engines: duckdb, spark, trino
create or replace view molecular_traits as
select
    *,
    neg_log10_of_stored(p_value, neg_log10_p_below_range) as neg_log10_p,
    variant_id_of(chromosome, position, ref, alt) as variant_id,
from stored_molecular_traits(getvariable('molecular_traits_files'))
;
