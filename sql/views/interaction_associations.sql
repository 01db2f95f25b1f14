-- about: Effects that change with a cell fraction, sex or another covariate.
-- grain: one row per dataset_id, interaction, molecular_trait_id, chromosome, position, ref, alt
-- engines: duckdb, spark, trino
create or replace view interaction_associations as
select
    *,
    variant_id_of(chromosome, position, ref, alt) as variant_id,
from stored_interaction_associations(getvariable('interaction_associations_files'))
;
