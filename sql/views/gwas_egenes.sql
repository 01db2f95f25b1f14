-- about: gwas_egenes(gwas): the genes that the lead variants of a GWAS touch, with the contexts and the direction of each.
-- grain: one row per locus, gene
-- uses: gwas_lookup
-- example: from gwas_egenes('GCST005523', p := 5e-8)
-- gives: locus = number of the lead as gwas_loci gives it;
--   lead_variant_id = the lead;
--   lead_neg_log10_p = minus log10 of its p;
--   risk_allele = the allele of the lead that raises the GWAS's trait or odds;
--   gene = gene_id, or the trait where its gene is not known;
--   contexts = contexts in which the lead or a proxy is significant for the gene;
--   raised_in = contexts in which the risk allele raises it;
--   lowered_in = contexts in which the risk allele lowers it;
--   direction = raises, lowers, both, or null where nothing tells;
--   largest_neg_log10_p = of its associations there;
--   by_lead = whether the lead itself is significant and not a proxy only
create or replace macro gwas_egenes(gwas, p := 5e-8, window_bp := 500000, least_r2 := 0.8) as table
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
from gwas_lookup(gwas, p := p, window_bp := window_bp, least_r2 := least_r2)
group by locus, gene
;
