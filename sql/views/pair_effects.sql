-- about: The effect of every lead pair of an eGene in all datasets of its study, wherever the pair was tested.
-- grain: one row per study, quantity, molecular_trait_id, chromosome, position, ref, alt, dataset_id
-- uses: tested_traits, datasets, associations_in, molecular_traits
-- example: select * from pair_effects where molecular_trait_id = 'ENSG00000134243'
-- gives: study = the datasets' study; each dataset is a study of its own where that is not known;
--   is_lead = whether it is the lead of the trait in this dataset, and the trait significant
-- A pair is one that leads an eGene somewhere. Built from the leads, which are few: the associations are read once and only matched.
create or replace view pair_effects as
with
members as (
    select dataset_id, coalesce(study, dataset_id) as study, quantity, coalesce(context, dataset_id) as context
    from datasets
),
leads as (
    select members.study, members.quantity, traits.dataset_id, traits.molecular_trait_id, traits.gene, traits.chromosome, traits.position, traits.ref, traits.alt, traits.beta, traits.standard_error, traits.neg_log10_p
    from tested_traits as traits
    join members using (dataset_id)
    where traits.is_significant and traits.position is not null
),
pairs as (
    select distinct study, quantity, molecular_trait_id, gene, chromosome, position, ref, alt
    from leads
),
found as (
    select pairs.*, tested.dataset_id, members.context, tested.beta, tested.standard_error, tested.neg_log10_p
    from associations_in(getvariable('associations_files')) as tested
    join pairs using (molecular_trait_id, chromosome, position, ref, alt)
    join members on members.dataset_id = tested.dataset_id and members.study = pairs.study and members.quantity is not distinct from pairs.quantity
    union all by name
    select leads.study, leads.quantity, leads.molecular_trait_id, leads.gene, leads.chromosome, leads.position, leads.ref, leads.alt, leads.dataset_id, members.context, leads.beta, leads.standard_error, leads.neg_log10_p
    from leads
    join members using (dataset_id)
    where leads.dataset_id not in (select dataset_id from datasets where list_contains(tables, 'associations'))
)
select
    found.study,
    found.quantity,
    found.molecular_trait_id,
    found.gene,
    found.chromosome,
    found.position,
    found.ref,
    found.alt,
    found.dataset_id,
    found.context,
    found.beta,
    found.standard_error,
    found.neg_log10_p,
    leads.dataset_id is not null as is_lead,
    variant_id_of(found.chromosome, found.position, found.ref, found.alt) as variant_id,
from found
left join leads using (dataset_id, molecular_trait_id, chromosome, position, ref, alt)
;
