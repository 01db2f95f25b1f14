-- about: In how many contexts of a study each gene was tested and has an effect, and whether that makes it specific to one.
-- grain: one row per study, quantity, gene
-- uses: tested_traits, datasets
-- example: select * from tissue_specificity where is_egene_in_one_context
-- gives: study = the datasets' study; each dataset is a study of its own where that is not known;
--   gene = gene_id, or the trait where its gene is not known;
--   contexts_tested = contexts in which a trait of the gene was tested;
--   contexts_with_effect = contexts in which the gene is an eGene at the dataset's own rule;
--   contexts = those with an effect, sorted;
--   is_egene_in_one_context = eGene in exactly one context, of at least two tested;
--   tau_of_effects = tau over the absolute effects of the gene's leads, one a context: 1 for an effect in a single context;
--   is_specific_by_effects = tau_of_effects above 0.8
-- Leads of one gene differ between contexts: pair_specificity compares the same pair.
create or replace view tissue_specificity as
with
of_context as (
    select
        coalesce(datasets.study, traits.dataset_id) as study,
        datasets.quantity,
        traits.gene,
        coalesce(datasets.context, traits.dataset_id) as context,
        bool_or(traits.is_significant) as is_egene,
        arg_max(abs(traits.beta), (coalesce(traits.neg_log10_p, -1), abs(traits.beta))) as effect,
    from tested_traits as traits
    join datasets using (dataset_id)
    group by all
)
select
    study,
    quantity,
    gene,
    count(*) as contexts_tested,
    count(*) filter (where is_egene) as contexts_with_effect,
    coalesce(list(context order by context) filter (where is_egene), []) as contexts,
    contexts_tested >= 2 and contexts_with_effect = 1 as is_egene_in_one_context,
    tau(list(effect order by context)) as tau_of_effects,
    tau_of_effects > 0.8 as is_specific_by_effects,
from of_context
group by all
;
