-- about: Variants by the number of genes that they are associated with in trans, and how many genes their megabase has.
-- grain: one row per dataset_id, chromosome, position, ref, alt
-- uses: trans_pairs
-- example: select * from trans_hotspots where trans_genes >= 5 order by trans_genes desc
-- gives: trans_genes = genes with a significant trans pair of the variant;
--   genes = these genes, sorted;
--   largest_neg_log10_p = of these pairs;
--   megabase = position divided by 1,000,000, rounded down;
--   trans_genes_of_megabase = genes with a trans pair of any variant of that megabase in the dataset, as leads of one locus differ between genes
create or replace view trans_hotspots as
with
of_variant as (
    select
        dataset_id,
        chromosome,
        position,
        ref,
        alt,
        any_value(variant_id) as variant_id,
        count(distinct gene_id) as trans_genes,
        list_sort(list(distinct gene_id)) as genes,
        max(neg_log10_p) as largest_neg_log10_p,
        position // 1000000 as megabase,
    from trans_pairs
    group by dataset_id, chromosome, position, ref, alt
),
of_megabase as (
    select dataset_id, chromosome, position // 1000000 as megabase, count(distinct gene_id) as trans_genes_of_megabase
    from trans_pairs
    group by all
)
select *
from of_variant
join of_megabase using (dataset_id, chromosome, megabase)
;
