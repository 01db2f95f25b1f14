-- about: How many genes of each dataset were tested and are eGenes, how many signals an eGene has, and how far leads lie from the transcription start.
-- grain: one row per dataset_id
-- spares: nothing
-- uses: tested_traits, gene_places, independent_signals, credible_sets, datasets
-- example: select dataset_id, tested_genes, egenes, egene_share from egene_summary order by egenes desc
-- gives: tested_genes = genes with a tested trait;
--   egenes = genes with a significant trait at the dataset's own rule;
--   egene_share = egenes over tested_genes;
--   signals = independent signals, or credible sets where there was no stepwise search;
--   genes_with_signals = genes that have one;
--   signals_per_gene = mean over these genes;
--   largest_number_of_signals = of one trait;
--   median_tss_distance (bp) = median distance of an eGene's lead from the transcription start, without its sign;
--   leads_within_100_kb = share of the leads with a known distance that are at most 100,000 bp away
create or replace view egene_summary as
with
leads as (
    select
        traits.dataset_id,
        traits.gene,
        traits.is_significant,
        case when traits.is_significant then abs(coalesce(traits.tss_distance, case when places.chromosome = traits.chromosome then traits.position - places.tss end)) end as tss_distance,
    from tested_traits as traits
    left join gene_places as places on places.gene_id = traits.gene
),
genes_of as (
    select
        dataset_id,
        count(distinct gene) as tested_genes,
        count(distinct gene) filter (where is_significant) as egenes,
        median(tss_distance) as median_tss_distance,
        avg(case when tss_distance <= 100000 then 1 when tss_distance is not null then 0 end) as leads_within_100_kb,
    from leads
    group by dataset_id
),
signals_of as (
    select dataset_id, molecular_trait_id, any_value(coalesce(gene_id, molecular_trait_id)) as gene, count(*) as signals
    from independent_signals
    group by dataset_id, molecular_trait_id
    union all
    select dataset_id, molecular_trait_id, any_value(coalesce(gene_id, molecular_trait_id)) as gene, count(distinct credible_set_id) as signals
    from credible_sets
    where dataset_id not in (select dataset_id from independent_signals)
    group by dataset_id, molecular_trait_id
),
summed as (
    select dataset_id, cast(sum(signals) as bigint) as signals, count(distinct gene) as genes_with_signals, max(signals) as largest_number_of_signals
    from signals_of
    group by dataset_id
)
select
    dataset_id,
    datasets.study,
    datasets.quantity,
    datasets.context,
    tested_genes,
    egenes,
    egenes / tested_genes as egene_share,
    signals,
    genes_with_signals,
    signals / genes_with_signals as signals_per_gene,
    largest_number_of_signals,
    median_tss_distance,
    leads_within_100_kb,
from genes_of
full join summed using (dataset_id)
join datasets using (dataset_id)
;
