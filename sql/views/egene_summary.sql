-- about: How many genes of each dataset were tested and are eGenes, how many signals an eGene has, and how far leads lie from the transcription start.
-- grain: one row per dataset_id
-- uses: tested_traits, gene_places, independent_signals, credible_sets, datasets
-- loaded: when asked
-- example: select dataset_id, tested_genes, egenes, egene_share from egene_summary order by egenes desc
-- gives: tested_genes = genes with a tested trait;
--   egenes = genes with a significant trait at the dataset's own rule;
--   egene_share = egenes over tested_genes;
--   signals = independent signals of eGenes, or credible sets where there is no stepwise search;
--   signals_per_egene = mean over the eGenes that have one;
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
    select dataset_id, molecular_trait_id, count(*) as signals
    from independent_signals
    group by all
    union all
    select dataset_id, molecular_trait_id, count(distinct credible_set_id) as signals
    from credible_sets
    where dataset_id not in (select dataset_id from independent_signals)
    group by all
),
summed as (
    select signals_of.dataset_id, sum(signals) as signals, count(distinct gene) as genes_with_signals, max(signals) as largest_number_of_signals
    from signals_of
    join tested_traits using (dataset_id, molecular_trait_id)
    where is_significant
    group by signals_of.dataset_id
)
select
    genes_of.dataset_id,
    datasets.study,
    datasets.quantity,
    datasets.context,
    tested_genes,
    egenes,
    egenes / tested_genes as egene_share,
    cast(signals as bigint) as signals,
    signals / genes_with_signals as signals_per_egene,
    largest_number_of_signals,
    median_tss_distance,
    leads_within_100_kb,
from genes_of
join datasets using (dataset_id)
left join summed using (dataset_id)
;
