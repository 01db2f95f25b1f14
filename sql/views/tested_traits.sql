-- about: Every molecular trait that was tested in a dataset, with its lead and whether it is significant at the dataset's own rule.
-- grain: one row per dataset_id, molecular_trait_id
-- uses: molecular_traits, lead_associations, egenes
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
        leads.dataset_id, leads.molecular_trait_id, leads.gene_id, leads.chromosome, leads.position, leads.ref, leads.alt, leads.rsid, leads.beta,
        leads.standard_error, leads.neg_log10_p, cast(null as integer) as tss_distance, leads.variants_tested, leads.variant_id,
        coalesce(judged.significant_variants > 0, false) as is_significant,
    from lead_associations as leads
    left join (
        select dataset_id, molecular_trait_id, sum(significant_variants) as significant_variants
        from stored_association_leads(getvariable('association_leads_files'))
        group by dataset_id, molecular_trait_id
    ) as judged on judged.dataset_id = leads.dataset_id and judged.molecular_trait_id = leads.molecular_trait_id
    where leads.dataset_id not in (select dataset_id from stored_molecular_traits(getvariable('molecular_traits_files')))
)
select *, coalesce(gene_id, molecular_trait_id) as gene
from (select * from tested union all select * from leads) as either
;
