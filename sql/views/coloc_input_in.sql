-- about: Associations of molecular traits in a locus, each with the GWAS variant of the same position and alleles.
-- grain: one row per dataset_id, molecular_trait_id, position, ref, alt
-- uses: associations_in, gwas_locus_in
-- gives: gwas_row = number of the GWAS variant in gwas_locus_in, null where the GWAS lacks it;
--   turned = whether the GWAS names the alleles the other way round, so that its effect counts the other allele
-- unique_positions joins by position alone, after leaving out every position that a trait or the GWAS has more than once.
create or replace macro coloc_input_in(files, gwas_files, gwas, at_chromosome, first, last, unique_positions) as table
with
traits as (
    from associations_in(files)
    where chromosome = at_chromosome and position between first and last
    qualify not unique_positions or count(*) over (partition by dataset_id, molecular_trait_id, position) = 1
)
select
    traits.dataset_id,
    traits.molecular_trait_id,
    traits.gene_id,
    traits.gene_version,
    traits.position,
    traits.ref,
    traits.alt,
    traits.beta,
    traits.standard_error,
    traits.z,
    traits.neg_log10_p,
    coalesce(traits.minor_allele_frequency, traits.effect_allele_frequency) as allele_frequency,
    traits.sample_size,
    gwas.gwas_row,
    gwas.ref <> traits.ref and not unique_positions as turned,
from traits
left join gwas_locus_in(gwas_files, gwas, at_chromosome, first, last, unique_positions) as gwas
    on gwas.position = traits.position
    and (unique_positions or (gwas.ref = traits.ref and gwas.alt = traits.alt) or (gwas.ref = traits.alt and gwas.alt = traits.ref))
;
