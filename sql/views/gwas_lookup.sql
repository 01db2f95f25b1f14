-- about: gwas_lookup(gwas): the eGenes that each lead variant of a GWAS touches, itself or by a variant in LD, and whether the risk allele raises or lowers them.
-- grain: one row per locus, dataset_id, molecular_trait_id, chromosome, position, ref, alt
-- uses: gwas_lookup_in
-- example: from gwas_lookup('GCST005523', p := 5e-8, window_bp := 500000, least_r2 := 0.8)
-- gives: locus = number of the lead as gwas_loci gives it;
--   gwas_dataset_id = the GWAS;
--   lead_variant_id = the lead;
--   lead_rsid = its rsid;
--   lead_neg_log10_p = minus log10 of its p;
--   risk_allele = the allele of the lead that raises the GWAS's trait or odds;
--   risk_allele_frequency = of that allele in the GWAS;
--   direction = whether the risk allele raises or lowers the molecular trait, in words; null where alleles, frequencies or LD do not tell;
--   risk_allele_beta = effect of the risk allele on the molecular trait; of a proxy, of the allele that goes with the risk allele;
--   via = lead, or proxy where the QTL dataset's variant is another one in LD with it;
--   r2 = of lead and proxy;
--   least_r2 = r2 from which on a variant counts as a proxy;
--   hm_code = how the alleles of the two fit (hm_code_words)
-- A pair counts where it is significant at its dataset's own rule; a dataset without one touches nothing. Leads that touch none stand in gwas_loci only.
create or replace macro gwas_lookup(gwas, p := 5e-8, window_bp := 500000, least_r2 := 0.8) as table
from gwas_lookup_in(gwas, p, window_bp, least_r2, getvariable('associations_files'))
;
