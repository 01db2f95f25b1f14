-- about: Associations of molecular traits in a locus, each with the GWAS variant of the same position and alleles.
-- grain: one row per dataset_id, molecular_trait_id, position, ref, alt
-- uses: associations_in, gwas_locus_in
-- gives: gwas_row = number of the GWAS variant in gwas_locus_in, null where the GWAS lacks it;
--   turned = whether the GWAS's effect counts the trait's ref, so that its sign changes
-- Alleles fit in either order; on the other strand only where a side does not know which allele is the reference.
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
    coalesce(traits.rsid, gwas.rsid) as rsid,
    traits.beta,
    traits.standard_error,
    traits.z,
    traits.neg_log10_p,
    coalesce(traits.minor_allele_frequency, traits.effect_allele_frequency) as allele_frequency,
    traits.sample_size,
    gwas.gwas_row,
    fit_of_alleles(traits.ref, traits.alt, gwas.ref, gwas.alt) in (1, 3) as turned,
from traits
left join gwas_locus_in(gwas_files, gwas, at_chromosome, first, last, unique_positions) as gwas
    on gwas.position = traits.position
    and (
        unique_positions
        or fit_of_alleles(traits.ref, traits.alt, gwas.ref, gwas.alt) in (0, 1)
        or (fit_of_alleles(traits.ref, traits.alt, gwas.ref, gwas.alt) in (2, 3) and not (traits.ref_is_reference and gwas.ref_is_reference))
    )
;
