-- about: How far the lead of each eGene lies from the transcription start of its gene.
-- grain: one row per dataset_id, molecular_trait_id
-- uses: tested_traits, gene_places
-- engines: duckdb, spark, trino
-- example: select dataset_id, median(abs(tss_distance)) from lead_distances group by all
-- gives: tss_distance (bp) = variant minus transcription start in the direction of the genome, as the source gives it, or by the place of the gene;
--   null where neither is known, or the gene lies on another chromosome
create or replace view lead_distances as
select
    traits.dataset_id,
    traits.molecular_trait_id,
    traits.gene,
    traits.variant_id,
    traits.neg_log10_p,
    coalesce(traits.tss_distance, case when places.chromosome = traits.chromosome then traits.position - places.tss end) as tss_distance,
from tested_traits as traits
left join gene_places as places on places.gene_id = traits.gene
where traits.is_significant
;
