-- about: effects_by_context(study, quantity, trait, variant): the effect of one pair in every dataset of a study that has tests of the quantity, null where the pair was not tested.
-- grain: one row per dataset_id
-- uses: pair_effects, datasets
-- example: from effects_by_context('GTEx_v8', 'ge', 'ENSG00000134243', 'chr1_109274968_G_T')
-- gives: study = the datasets' study; a dataset without one is its own
create or replace macro effects_by_context(of_study, of_quantity, of_trait, of_variant) as table
select
    coalesce(datasets.study, datasets.dataset_id) as study,
    datasets.dataset_id,
    coalesce(datasets.context, datasets.dataset_id) as context,
    datasets.sample_size,
    effects.beta,
    effects.standard_error,
    effects.neg_log10_p,
from datasets
left join (
    select * from pair_effects where molecular_trait_id = of_trait and variant_id = of_variant
) as effects on effects.dataset_id = datasets.dataset_id
where coalesce(datasets.study, datasets.dataset_id) = of_study
    and datasets.quantity is not distinct from of_quantity
    and list_has_any(datasets.tables, ['associations', 'molecular_traits'])
order by context, datasets.dataset_id
;
