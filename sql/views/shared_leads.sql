-- about: The lead of each eGene of a dataset, and what the same pair shows in each other dataset of the same molecular quantity.
-- grain: one row per discovery, target, molecular_trait_id
-- uses: tested_traits, datasets, associations_in
-- engines: duckdb, spark, trino
-- example: select * from shared_leads where discovery = 'GTEx_v8_ge_Liver' and gene = 'ENSG00000134243'
-- gives: discovery = dataset in which the pair leads an eGene;
--   target = dataset in which the same pair was looked up;
--   beta (per alt copy) = effect in discovery;
--   target_beta (per alt copy) = effect in target;
--   target_standard_error (as beta) = of target_beta;
--   target_p_value = nominal p-value in target
-- Built from the leads, which are few: the associations are read once and only matched.
create or replace view shared_leads as
with
leads as (
    select traits.dataset_id as discovery, datasets.quantity, traits.molecular_trait_id, traits.gene, traits.chromosome, traits.position, traits.ref, traits.alt, traits.variant_id, traits.beta
    from tested_traits as traits
    join datasets on datasets.dataset_id = traits.dataset_id
    where traits.is_significant and traits.position is not null
)
select
    leads.discovery,
    tested.dataset_id as target,
    leads.molecular_trait_id,
    leads.gene,
    leads.variant_id,
    leads.beta,
    tested.beta as target_beta,
    tested.standard_error as target_standard_error,
    tested.p_value as target_p_value,
from associations_in(getvariable('associations_files')) as tested
join leads
    on leads.molecular_trait_id = tested.molecular_trait_id
    and leads.chromosome = tested.chromosome and leads.position = tested.position and leads.ref = tested.ref and leads.alt = tested.alt
join datasets on datasets.dataset_id = tested.dataset_id and datasets.quantity is not distinct from leads.quantity
where tested.dataset_id <> leads.discovery
;
