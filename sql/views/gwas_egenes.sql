-- about: gwas_egenes(gwas): the genes that the lead variants of a GWAS touch, with the contexts and the direction of each.
-- grain: one row per locus, gene
-- uses: gwas_egenes_in
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
from gwas_egenes_in(gwas, p, window_bp, least_r2, getvariable('associations_files'))
;
