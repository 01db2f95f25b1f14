-- about: Pairs that are significant at their dataset's own rule: the source's verdict, or the nominal threshold of the trait where the trait is significant.
-- grain: one row per dataset_id, molecular_trait_id, chromosome, position, ref, alt
-- uses: associations, molecular_traits
-- A dataset with neither has no rows here; nothing is called significant by a threshold of ours.
create or replace view significant_pairs as
select * from associations where significant
union all by name
select associations.*
from associations
join molecular_traits using (dataset_id, molecular_trait_id)
where
    associations.significant is null
    and molecular_traits.significant
    and associations.p_value <= molecular_traits.nominal_p_value_threshold
;
