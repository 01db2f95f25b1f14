-- about: Polygenic scores associated with molecular traits (eQTS).
-- grain: one row per dataset_id, score_id, molecular_trait_id
-- engines: duckdb, spark, trino
create or replace view score_associations as
select
    *,
    neg_log10_of_stored(p_value, neg_log10_p_below_range) as neg_log10_p,
from stored_score_associations(getvariable('score_associations_files'))
;
