-- about: Variants with a significant gene, and how many.
-- grain: one row per dataset_id, chromosome, position, ref, alt
-- uses: significant_pairs
-- engines: duckdb, spark, trino
-- gives: egenes = genes with a significant pair of the variant; a trait whose gene is not known counts as one;
--   largest_neg_log10_p = of these pairs
create or replace view evariants as
select
    dataset_id,
    chromosome,
    position,
    ref,
    alt,
    min(rsid) as rsid,
    count(distinct coalesce(gene_id, molecular_trait_id)) as egenes,
    max(neg_log10_p) as largest_neg_log10_p,
    min(variant_id) as variant_id,
from significant_pairs
group by dataset_id, chromosome, position, ref, alt
;
