-- about: tensorqtl_pairs(dataset, chromosome): associations as tensorQTL's *.cis_qtl_pairs files have them, for programs that read those.
-- grain: one row per phenotype_id, variant_id
-- uses: associations, asked_dataset
-- gives: phenotype_id = the molecular trait, as the store names it;
--        start_distance (bp) = variant position minus trait start, whatever the strand;
--        af = frequency of alt;
--        ma_samples = carriers of the rarer allele;
--        ma_count = copies of the rarer allele;
--        pval_nominal = nominal p-value;
--        slope = effect of one more copy of alt;
--        slope_se = its standard error
-- example: select phenotype_id, variant_id, pval_nominal from tensorqtl_pairs('GTEx_v8_ge_Liver', '1')
create or replace macro tensorqtl_pairs(mapped, at_chromosome) as table
select
    molecular_trait_id as phenotype_id,
    variant_id,
    tss_distance as start_distance,
    effect_allele_frequency as af,
    minor_allele_samples as ma_samples,
    minor_allele_count as ma_count,
    p_value as pval_nominal,
    beta as slope,
    standard_error as slope_se,
from associations
where dataset_id = mapped and asked_dataset(mapped) and chromosome = at_chromosome
order by molecular_trait_id, position, ref, alt
;
