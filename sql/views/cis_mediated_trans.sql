-- about: Trans pairs whose variant also has a significant gene within 1 Mb, which may mediate the effect.
-- grain: one row per dataset_id, molecular_trait_id, chromosome, position, ref, alt, cis_dataset_id, cis_molecular_trait_id
-- uses: trans_pairs, significant_pairs, gene_places
-- example: select variant_id, cis_gene_id, gene_id from cis_mediated_trans
-- gives: cis_dataset_id = the dataset in which the variant has the cis effect;
--   cis_molecular_trait_id = the trait near the variant;
--   cis_gene_id = its gene;
--   cis_beta (per alt copy) = effect on it;
--   cis_neg_log10_p = of that effect;
--   cis_standard_error (as cis_beta) = of that effect;
--   same_direction = whether alt moves both genes the same way;
--   smr_beta = effect of the cis gene on the trans gene that the variant tells: beta over cis_beta;
--   smr_standard_error (as smr_beta) = of it, to the first order;
--   smr_neg_log10_p = minus log10 of the p-value of SMR, that the variant affects both
-- A shared variant is no proof of mediation: that needs colocalisation, and trans_mediation where the cis gene has further signals.
create or replace view cis_mediated_trans as
with
cis as (
    select pairs.dataset_id, pairs.molecular_trait_id, pairs.gene_id, pairs.chromosome, pairs.position, pairs.ref, pairs.alt, pairs.beta, pairs.standard_error, pairs.neg_log10_p
    from significant_pairs as pairs
    left join gene_places as places using (gene_id)
    where abs(coalesce(pairs.tss_distance, case when places.chromosome = pairs.chromosome then pairs.position - places.tss end)) <= 1000000
)
select * exclude (ratio), ratio.beta as smr_beta, ratio.standard_error as smr_standard_error, ratio.neg_log10_p as smr_neg_log10_p
from (
    select
        trans.dataset_id,
        trans.molecular_trait_id,
        trans.gene_id,
        trans.gene_symbol,
        trans.chromosome,
        trans.position,
        trans.ref,
        trans.alt,
        trans.variant_id,
        trans.beta,
        trans.standard_error,
        trans.neg_log10_p,
        cis.dataset_id as cis_dataset_id,
        cis.molecular_trait_id as cis_molecular_trait_id,
        cis.gene_id as cis_gene_id,
        cis.beta as cis_beta,
        cis.standard_error as cis_standard_error,
        cis.neg_log10_p as cis_neg_log10_p,
        sign(cis.beta) = sign(trans.beta) as same_direction,
        smr(cis.beta, cis.standard_error, trans.beta, trans.standard_error) as ratio,
    from trans_pairs as trans
    join cis using (chromosome, position, ref, alt)
)
;
