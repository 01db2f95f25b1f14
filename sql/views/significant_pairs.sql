-- about: Pairs that are significant at their dataset's own rule: the source's verdict, or the nominal threshold of the trait where the trait is significant.
-- grain: one row per dataset_id, molecular_trait_id, chromosome, position, ref, alt
-- uses: associations, molecular_traits
-- engines: duckdb, spark, trino
-- A dataset with neither has no rows here; nothing is called significant by a threshold of ours.
create or replace view significant_pairs as
select * from associations where significant
union all
select tested.*
from associations as tested
join molecular_traits as traits on traits.dataset_id = tested.dataset_id and traits.molecular_trait_id = tested.molecular_trait_id
where
    tested.significant is null
    and traits.significant
    and tested.p_value <= traits.nominal_p_value_threshold
;
