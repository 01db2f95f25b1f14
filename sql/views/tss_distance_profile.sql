-- about: tss_distance_profile(bin_bp, within_bp): how far from the gene's start tested variants, significant pairs and leads of eGenes lie, upstream and downstream by the genome.
-- grain: one row per dataset_id, from_bp
-- uses: associations, significant_pairs, tested_traits, gene_places
-- example: from tss_distance_profile(bin_bp := 50000) where dataset_id = 'GTEx_v8_ge_Liver' order by from_bp
-- gives: dataset_id = the dataset whose pairs are counted;
--   from_bp (bp) = first distance of the bin: position of the variant minus transcription start, below 0 at smaller positions;
--   to_bp (bp) = last distance of the bin;
--   leads = leads of eGenes at these distances;
--   significant_pairs = pairs that are significant at the dataset's own rule;
--   tested_pairs = pairs with a row in the dataset;
--   lead_share = of the dataset's leads within within_bp;
--   significant_share = of its significant pairs;
--   tested_share = of its tested pairs;
--   lead_density = lead_share over tested_share
-- The sign is the genome's: genes on either strand are taken together. Pairs whose gene nothing places are left out.
create or replace macro tss_distance_profile(bin_bp := 50000, within_bp := 1000000) as table
with
pairs as (
    select dataset_id, gene_id, chromosome, position, tss_distance, 'tested' as kind from associations
    union all by name
    select dataset_id, gene_id, chromosome, position, tss_distance, 'significant' as kind from significant_pairs
    union all by name
    select dataset_id, gene_id, chromosome, position, tss_distance, 'lead' as kind from tested_traits where is_significant
),
placed as (
    select pairs.dataset_id, pairs.kind, coalesce(pairs.tss_distance, case when places.chromosome = pairs.chromosome then pairs.position - places.tss end) as distance
    from pairs
    left join gene_places as places using (gene_id)
),
counted as (
    select
        dataset_id,
        cast(floor(distance / bin_bp) * bin_bp as bigint) as from_bp,
        count(*) filter (where kind = 'lead') as leads,
        count(*) filter (where kind = 'significant') as significant_pairs,
        count(*) filter (where kind = 'tested') as tested_pairs,
    from placed
    where abs(distance) <= within_bp
    group by all
)
select
    dataset_id,
    from_bp,
    from_bp + bin_bp - 1 as to_bp,
    leads,
    significant_pairs,
    tested_pairs,
    leads / nullif(sum(leads) over of_dataset, 0) as lead_share,
    significant_pairs / nullif(sum(significant_pairs) over of_dataset, 0) as significant_share,
    tested_pairs / nullif(sum(tested_pairs) over of_dataset, 0) as tested_share,
    lead_share / nullif(tested_share, 0) as lead_density,
from counted
window of_dataset as (partition by dataset_id)
;
