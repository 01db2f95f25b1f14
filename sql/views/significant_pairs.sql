-- about: Pairs that are significant at their dataset's own rule: the source's verdict, or the nominal threshold of the trait where the trait is significant.
-- grain: one row per dataset_id, molecular_trait_id, chromosome, position, ref, alt
-- uses: associations, association_hits, molecular_traits
-- engines: duckdb, spark, trino
-- A dataset with neither has no rows here; nothing is called significant by a threshold of ours.
-- Where a threshold is below 0.001, which nearly all are, its pairs are among the dataset's hits, and no other pairs are read.
-- For DuckDB's sake: '= true' is held against the statistics of row groups, the column alone is not; and a 'with' that is named twice would have all columns read whatever is asked.
create or replace view significant_pairs as
select * from associations where significant = true
union all
select tested.*
from association_hits as tested
join (
    select dataset_id, molecular_trait_id, nominal_p_value_threshold
    from molecular_traits
    where significant and nominal_p_value_threshold < 0.001 and has_files(dataset_id, getvariable('association_hits_files'))
) as traits on traits.dataset_id = tested.dataset_id and traits.molecular_trait_id = tested.molecular_trait_id
where
    tested.significant is null
    and tested.p_value <= traits.nominal_p_value_threshold
union all
select tested.*
from associations as tested
join (
    select dataset_id, molecular_trait_id, nominal_p_value_threshold
    from molecular_traits
    where significant and nominal_p_value_threshold is not null and not (nominal_p_value_threshold < 0.001 and has_files(dataset_id, getvariable('association_hits_files')))
) as traits on traits.dataset_id = tested.dataset_id and traits.molecular_trait_id = tested.molecular_trait_id
where
    tested.significant is null
    and tested.p_value <= traits.nominal_p_value_threshold
;
