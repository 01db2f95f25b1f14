-- about: Associations of molecular traits in a locus, each with the GWAS variant of the same position and alleles.
-- grain: one row per dataset_id, molecular_trait_id, position, ref, alt
-- uses: associations_in, coloc_variants_in
-- gives: gwas_row = number of the GWAS variant in gwas_locus_in, null where the GWAS lacks it;
--   turned = whether the GWAS's effect counts the trait's ref, so that its sign changes
-- unique_positions joins by position alone, after leaving out every position that a trait or the GWAS has more than once.
create or replace macro coloc_input_in(files, gwas_files, gwas, at_chromosome, first, last, unique_positions) as table
with
traits as not materialized (
    from associations_in(files)
    where chromosome = at_chromosome and position between first and last
),
repeated as (
    select
        dataset_id,
        molecular_trait_id,
        position,
    from traits
    where unique_positions
    group by all
    having count(*) > 1
)
select
    traits.dataset_id,
    traits.molecular_trait_id,
    traits.gene_id,
    traits.gene_version,
    traits.position,
    traits.ref,
    traits.alt,
    coalesce(traits.rsid, variants.gwas_rsid) as rsid,
    traits.beta,
    traits.standard_error,
    traits.z,
    traits.neg_log10_p,
    coalesce(traits.minor_allele_frequency, traits.effect_allele_frequency) as allele_frequency,
    traits.sample_size,
    variants.gwas_row,
    variants.turned,
from traits
left join coloc_variants_in(files, gwas_files, gwas, at_chromosome, first, last, unique_positions) as variants
    on variants.position = traits.position
    and variants.ref is not distinct from traits.ref
    and variants.alt is not distinct from traits.alt
    and variants.ref_is_reference is not distinct from traits.ref_is_reference
anti join repeated
    on repeated.dataset_id = traits.dataset_id
    and repeated.molecular_trait_id = traits.molecular_trait_id
    and repeated.position = traits.position
;
