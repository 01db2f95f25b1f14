-- about: Mediation tests of trans pairs whose variant has a cis gene: the cis gene's effect on the trans gene by its other signals, times the variant's effect on the cis gene.
-- grain: one row per dataset_id, molecular_trait_id, chromosome, position, ref, alt, cis_dataset_id, cis_molecular_trait_id
-- uses: cis_mediated_trans, independent_signals, associations_in
-- example: select gene_symbol, cis_gene_id, share_mediated, indirect_neg_log10_p from trans_mediation where instruments > 0
-- gives: instruments = further independent signals of the cis gene with an effect on both genes in the store; with none the columns below are null;
--   mediator_beta = effect of the cis gene on the trans gene by these signals: inverse-variance weighted mean of their ratios;
--   mediator_standard_error (as mediator_beta) = of it;
--   indirect_beta (per alt copy) = cis_beta times mediator_beta: what of the trans effect goes through the cis gene;
--   indirect_standard_error (as beta) = of it, by Sobel;
--   indirect_neg_log10_p = minus log10 of Sobel's p-value;
--   share_mediated = indirect_beta over beta; it means little where the two have opposite signs
-- Burgess et al. (2013), Genet. Epidemiol. 37:658, for the weighted mean; MacKinnon et al. (2002), Psychol. Methods 7:83, for the product. The
-- variant itself is left out of its instruments: with it, the total effect would be counted as mediated. Of use where trans statistics of
-- the other signals are stored, not only significant ones.
create or replace view trans_mediation as
with
instruments as (
    select distinct trans.dataset_id, trans.molecular_trait_id, trans.chromosome, trans.position, trans.ref, trans.alt, trans.cis_dataset_id, trans.cis_molecular_trait_id, signals.position as at_position, signals.ref as at_ref, signals.alt as at_alt
    from cis_mediated_trans as trans
    join independent_signals as signals
        on signals.dataset_id = trans.cis_dataset_id and signals.molecular_trait_id = trans.cis_molecular_trait_id and signals.chromosome = trans.chromosome
    where (signals.position, signals.ref, signals.alt) <> (trans.position, trans.ref, trans.alt)
),
with_effects as (
    select instruments.*, cis.beta as a, trans.beta as c, trans.standard_error as c_error
    from instruments
    join (select * from associations_in(getvariable('associations_files'))) as cis
        on cis.dataset_id = instruments.cis_dataset_id and cis.molecular_trait_id = instruments.cis_molecular_trait_id
        and cis.chromosome = instruments.chromosome and cis.position = instruments.at_position and cis.ref = instruments.at_ref and cis.alt = instruments.at_alt
    join (select * from associations_in(getvariable('associations_files'))) as trans
        on trans.dataset_id = instruments.dataset_id and trans.molecular_trait_id = instruments.molecular_trait_id
        and trans.chromosome = instruments.chromosome and trans.position = instruments.at_position and trans.ref = instruments.at_ref and trans.alt = instruments.at_alt
    where cis.beta <> 0 and trans.beta is not null and trans.standard_error > 0
),
mediators as (
    select
        dataset_id, molecular_trait_id, chromosome, position, ref, alt, cis_dataset_id, cis_molecular_trait_id,
        count(*) as instruments,
        sum(a::double * c / pow(c_error::double, 2)) / sum(pow(a::double / c_error, 2)) as mediator_beta,
        1 / sqrt(sum(pow(a::double / c_error, 2))) as mediator_standard_error,
    from with_effects
    group by all
),
products as (
    select
        trans.*,
        coalesce(mediators.instruments, 0) as instruments,
        mediators.mediator_beta,
        mediators.mediator_standard_error,
        case when mediators.instruments > 0 then indirect_effect(trans.cis_beta, trans.cis_standard_error, mediators.mediator_beta, mediators.mediator_standard_error) end as product,
    from cis_mediated_trans as trans
    left join mediators using (dataset_id, molecular_trait_id, chromosome, position, ref, alt, cis_dataset_id, cis_molecular_trait_id)
)
select
    * exclude (product),
    product.beta as indirect_beta,
    product.sobel_error as indirect_standard_error,
    product.neg_log10_p as indirect_neg_log10_p,
    product.beta / nullif(cast(beta as double), 0) as share_mediated,
from products
;
