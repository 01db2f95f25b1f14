-- about: In how many contexts of a study each lead pair of an eGene was tested and has an effect, with Metasoft's m-values, and whether that makes it specific to one.
-- grain: one row per study, quantity, molecular_trait_id, chromosome, position, ref, alt
-- uses: pair_effects, significant_pairs, datasets
-- example: select * from pair_specificity where molecular_trait_id = 'ENSG00000134243'
-- gives: contexts_tested = datasets of the study with a row for the pair;
--   contexts_with_effect = those in which the pair is significant at the dataset's own rule, or leads an eGene;
--   contexts = those with an effect, sorted;
--   is_significant_in_one_context = in exactly one, of at least two tested;
--   tau_of_effects = tau over the absolute effects;
--   is_specific_by_effects = tau_of_effects above 0.8;
--   all_contexts = the contexts of m_values, sorted;
--   m_values = posterior probability that the effect exists, a context, given all of them (Metasoft);
--   is_specific_by_m_values = above 0.9 in one context and below 0.1 in all others
-- In another DuckDB than the program's own, m-values take 30 ms for a pair of 49 contexts: ask for them for some genes, not for all.
create or replace view pair_specificity as
with
judged as (
    select
        effects.*,
        effects.is_lead or significant.dataset_id is not null as has_effect,
    from pair_effects as effects
    left join significant_pairs as significant
        on significant.dataset_id = effects.dataset_id and significant.molecular_trait_id = effects.molecular_trait_id
        and significant.chromosome = effects.chromosome and significant.position = effects.position and significant.ref = effects.ref and significant.alt = effects.alt
),
listed as (
    select
        study,
        quantity,
        molecular_trait_id,
        gene,
        chromosome,
        position,
        ref,
        alt,
        any_value(variant_id) as variant_id,
        count(*) as contexts_tested,
        count(*) filter (where has_effect) as contexts_with_effect,
        coalesce(list(context order by context, dataset_id) filter (where has_effect), []) as contexts,
        contexts_tested >= 2 and contexts_with_effect = 1 as is_significant_in_one_context,
        tau(list(abs(beta) order by dataset_id)) as tau_of_effects,
        tau_of_effects > 0.8 as is_specific_by_effects,
        list(context order by context, dataset_id) as all_contexts,
        m_values(list(beta order by context, dataset_id), list(standard_error order by context, dataset_id)) as m_values,
    from judged
    group by study, quantity, molecular_trait_id, gene, chromosome, position, ref, alt
)
select
    *,
    len(list_filter(m_values, lambda value: value > 0.9)) = 1 and len(list_filter(m_values, lambda value: value < 0.1)) = list_count(m_values) - 1 and list_count(m_values) >= 2 as is_specific_by_m_values,
from listed
;
