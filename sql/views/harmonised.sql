-- about: harmonised(gwas, qtl): each association of a QTL dataset beside the same variant's effect in a GWAS, both for the same alt.
-- grain: one row per molecular_trait_id, chromosome, position, ref, alt
-- uses: gwas_variants, associations_in, datasets
-- example: from harmonised('GCST005523', 'GTEx_v8_ge_Liver') where molecular_trait_id = 'ENSG00000113161' and chromosome = '5' and position between 74000000 and 76000000
-- gives: gwas_dataset_id = the GWAS;
--   gwas_beta (per alt copy) = effect on the GWAS's trait, for the QTL dataset's alt;
--   gwas_standard_error (as gwas_beta) = of gwas_beta;
--   gwas_neg_log10_p = minus log10 of the GWAS's p;
--   gwas_z = its z, for the QTL dataset's alt, where the source gives one of its own;
--   gwas_effect_allele_frequency = of alt in the GWAS;
--   gwas_sample_size (people) = of the GWAS at the variant;
--   gwas_effect_scale = linear, log_odds or log_hazard;
--   hm_code = how the two variants fit (hm_code_words); 15 where the GWAS has none that fits;
--   kept = whether they fit and the orientation is certain, as colocalisation and directions of effect need it
-- Every association of the dataset has its row; those of the GWAS that fit none stand in gwas_variants.
-- Name chromosome and position in the condition: both reach the files of both sides.
create or replace macro harmonised(gwas, qtl) as table
select
    tested.dataset_id,
    gwas as gwas_dataset_id,
    tested.molecular_trait_id,
    tested.gene_id,
    tested.chromosome,
    tested.position,
    tested.ref,
    tested.alt,
    tested.variant_id,
    tested.rsid,
    tested.beta,
    tested.standard_error,
    tested.neg_log10_p,
    tested.p_value,
    tested.z,
    tested.effect_allele_frequency,
    tested.minor_allele_frequency,
    tested.sample_size,
    own.beta as gwas_beta,
    own.standard_error as gwas_standard_error,
    own.neg_log10_p as gwas_neg_log10_p,
    own.z as gwas_z,
    own.effect_allele_frequency as gwas_effect_allele_frequency,
    own.sample_size as gwas_sample_size,
    own.case_count,
    own.control_count,
    own.effect_scale as gwas_effect_scale,
    coalesce(own.hm_code, 15) as hm_code,
    coalesce(own.kept, false) as kept,
from associations_in(getvariable('associations_files')) as tested
left join (from gwas_variants(gwas, qtl) where hm_code not in (14, 15, 16, 19, 29)) as own
    on own.chromosome = tested.chromosome and own.position = tested.position and own.ref = tested.ref and own.alt = tested.alt
where tested.dataset_id = qtl
;
