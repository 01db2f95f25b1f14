-- about: gwas_egenes over a list of files of associations: what the macro of that name and the command both read.
-- grain: one row per locus, gene
-- uses: gwas_lookup_in
create or replace macro gwas_egenes_in(gwas, p, window_bp, least_r2, files) as table
select
    locus,
    any_value(lead_variant_id) as lead_variant_id,
    any_value(lead_neg_log10_p) as lead_neg_log10_p,
    any_value(risk_allele) as risk_allele,
    coalesce(gene_id, molecular_trait_id) as gene,
    any_value(gene_symbol) as gene_symbol,
    list_sort(list(distinct coalesce(context, dataset_id))) as contexts,
    coalesce(list_sort(list(distinct coalesce(context, dataset_id)) filter (risk_allele_beta > 0)), []) as raised_in,
    coalesce(list_sort(list(distinct coalesce(context, dataset_id)) filter (risk_allele_beta < 0)), []) as lowered_in,
    case
        when len(raised_in) > 0 and len(lowered_in) > 0 then 'both'
        when len(raised_in) > 0 then 'raises'
        when len(lowered_in) > 0 then 'lowers'
    end as direction,
    max(neg_log10_p) as largest_neg_log10_p,
    bool_or(via = 'lead') as by_lead,
from gwas_lookup_in(gwas, p, window_bp, least_r2, files)
group by locus, gene
;
