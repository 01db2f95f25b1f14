-- about: Variants of significant pairs and of credible sets that lie in a regulatory element.
-- grain: one row per dataset_id, molecular_trait_id, chromosome, position, ref, alt, evidence, element_dataset_id, element_id, element_context
-- uses: significant_pairs, credible_sets, regulatory_elements
-- example: select element_class, count(*) from regulatory_overlap where evidence = 'credible_set' and pip > 0.5 group by all
-- gives: evidence = significant_pair or credible_set;
--   element_dataset_id = the dataset that has the element;
--   element_context = tissue or cell type of the element; null where it holds everywhere
-- A deletion lies in the element that its first reference base lies in. Elements are met by their 16,384 bp windows, so that the join is one
-- of equal keys.
create or replace view regulatory_overlap as
with
placed as (
    select dataset_id, molecular_trait_id, gene_id, chromosome, position, ref, alt, variant_id, 'significant_pair' as evidence, cast(null as double) as pip, neg_log10_p
    from significant_pairs
    where position is not null
    union all
    select dataset_id, molecular_trait_id, gene_id, chromosome, position, ref, alt, variant_id, 'credible_set' as evidence, max(pip) as pip, max(neg_log10_p) as neg_log10_p
    from credible_sets
    group by all
),
windows as (
    select dataset_id, element_id, element_class, context, chromosome, first_bp, last_bp, unnest(range(first_bp // 16384, last_bp // 16384 + 1)) as window_number
    from regulatory_elements
)
select
    placed.*,
    windows.dataset_id as element_dataset_id,
    windows.element_id,
    windows.element_class,
    windows.context as element_context,
    windows.first_bp,
    windows.last_bp,
from placed
join windows on windows.chromosome = placed.chromosome and windows.window_number = placed.position // 16384 and placed.position between windows.first_bp and windows.last_bp
;
