-- about: Genes with a significant variant, at each dataset's own rule.
-- grain: one row per dataset_id, molecular_trait_id
-- uses: molecular_traits, lead_associations
-- engines: duckdb, spark, trino
-- gives: gene_symbol = symbol of the gene as the dataset gives it
-- From permutation results where the dataset has them; otherwise traits with a pair that the source itself calls significant.
create or replace view egenes as
with
permuted as (
    select
        dataset_id, molecular_trait_id, gene_id, chromosome, position, ref, alt, rsid, beta, standard_error, neg_log10_p, p_value,
        p_beta, neg_log10_p_beta, q_value, nominal_p_value_threshold, variants_tested, variant_id,
    from molecular_traits
    where significant
),
judged as (
    select
        leads.dataset_id, leads.molecular_trait_id, leads.gene_id, leads.chromosome, leads.position, leads.ref, leads.alt, leads.rsid,
        leads.beta, leads.standard_error, leads.neg_log10_p, leads.p_value,
        cast(null as double) as p_beta, cast(null as double) as neg_log10_p_beta, cast(null as double) as q_value, cast(null as double) as nominal_p_value_threshold,
        leads.variants_tested, leads.variant_id,
    from lead_associations as leads
    join (
        select dataset_id, molecular_trait_id
        from stored_association_leads(getvariable('association_leads_files'))
        group by dataset_id, molecular_trait_id
        having sum(significant_variants) > 0
    ) as verdicts on verdicts.dataset_id = leads.dataset_id and verdicts.molecular_trait_id = leads.molecular_trait_id
    where leads.dataset_id not in (select dataset_id from stored_molecular_traits(getvariable('molecular_traits_files')))
),
symbols as (
    select dataset_id, gene_id, min(gene_symbol) as gene_symbol
    from stored_genes(getvariable('genes_files'))
    group by dataset_id, gene_id
)
select found.*, symbols.gene_symbol
from (select * from permuted union all select * from judged) as found
left join symbols on symbols.dataset_id = found.dataset_id and symbols.gene_id = found.gene_id
;
