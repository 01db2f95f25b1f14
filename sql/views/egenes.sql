-- about: Genes with a significant variant, at each dataset's own rule.
-- grain: one row per dataset_id, molecular_trait_id
-- uses: molecular_traits, trait_leads
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
        dataset_id, molecular_trait_id, gene_id, chromosome, position, ref, alt, rsid, beta, standard_error,
        neg_log10_of_stored(p_value, neg_log10_p_below_range) as neg_log10_p, p_value,
        cast(null as double) as p_beta, cast(null as double) as neg_log10_p_beta, cast(null as double) as q_value, cast(null as double) as nominal_p_value_threshold,
        variants_tested, variant_id_of(chromosome, position, ref, alt) as variant_id,
    from stored_trait_leads(getvariable('trait_leads_files'))
    where significant_variants > 0 and not has_files(dataset_id, getvariable('molecular_traits_files'))
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
