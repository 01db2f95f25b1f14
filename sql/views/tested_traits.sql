-- about: Every molecular trait that was tested in a dataset, with its lead and whether it is significant at the dataset's own rule.
-- grain: one row per dataset_id, molecular_trait_id
-- uses: molecular_traits, trait_leads
-- engines: duckdb, spark, trino
-- example: select dataset_id, count(*) from tested_traits where is_significant group by all
-- gives: is_significant = whether egenes has the trait; false where the dataset has no rule of its own;
--   gene = gene_id, or the trait where its gene is not known
-- From molecular_traits where the dataset has them, without those that say why they were not tested or had no variant; otherwise from the leads that are written with its associations.
create or replace view tested_traits as
with
tested as (
    select
        dataset_id, molecular_trait_id, gene_id, chromosome, position, ref, alt, rsid, beta, standard_error, neg_log10_p, tss_distance, variants_tested, variant_id,
        coalesce(significant, false) as is_significant,
    from molecular_traits
    where untested_reason is null and variants_tested is distinct from 0
),
leads as (
    select
        dataset_id, molecular_trait_id, gene_id, chromosome, position, ref, alt, rsid, beta, standard_error,
        neg_log10_of_stored(p_value, neg_log10_p_below_range) as neg_log10_p, cast(null as integer) as tss_distance, variants_tested,
        variant_id_of(chromosome, position, ref, alt) as variant_id,
        coalesce(significant_variants > 0, false) as is_significant,
    from stored_trait_leads(getvariable('trait_leads_files'))
    where not has_files(dataset_id, getvariable('molecular_traits_files'))
)
select *, coalesce(gene_id, molecular_trait_id) as gene
from (select * from tested union all select * from leads) as either
;
