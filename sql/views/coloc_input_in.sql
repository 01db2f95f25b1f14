-- about: Associations of molecular traits in a locus, each with the GWAS variant of the same position and alleles.
-- grain: one row per dataset_id, molecular_trait_id, position, ref, alt
-- uses: associations_in, gwas_locus_in
-- gives: gwas_row = number of the GWAS variant in gwas_locus_in, null where the GWAS lacks it;
--   turned = whether the GWAS's effect counts the trait's ref, so that its sign changes
-- Alleles fit in either order; on the other strand only where a side does not know which allele is the reference.
-- unique_positions joins by position alone, after leaving out every position that a trait or the GWAS has more than once.
-- Variants are compared once for all traits: a condition of alternatives costs every pair of rows, an equal variant one look.
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
),
variants as (
    select distinct
        position,
        ref,
        alt,
        ref_is_reference,
    from traits
),
pairs as (
    select
        variants.*,
        gwas.gwas_row,
        gwas.rsid as gwas_rsid,
        fit_of_alleles(variants.ref, variants.alt, gwas.ref, gwas.alt) in (1, 3) as turned,
    from variants
    join gwas_locus_in(gwas_files, gwas, at_chromosome, first, last, unique_positions) as gwas
        on gwas.position = variants.position
    where
        unique_positions
        or fit_of_alleles(variants.ref, variants.alt, gwas.ref, gwas.alt) in (0, 1)
        or (fit_of_alleles(variants.ref, variants.alt, gwas.ref, gwas.alt) in (2, 3) and not (variants.ref_is_reference and gwas.ref_is_reference))
)
select
    traits.dataset_id,
    traits.molecular_trait_id,
    traits.gene_id,
    traits.gene_version,
    traits.position,
    traits.ref,
    traits.alt,
    coalesce(traits.rsid, pairs.gwas_rsid) as rsid,
    traits.beta,
    traits.standard_error,
    traits.z,
    traits.neg_log10_p,
    coalesce(traits.minor_allele_frequency, traits.effect_allele_frequency) as allele_frequency,
    traits.sample_size,
    pairs.gwas_row,
    pairs.turned,
from traits
left join pairs
    on pairs.position = traits.position
    and pairs.ref is not distinct from traits.ref
    and pairs.alt is not distinct from traits.alt
    and pairs.ref_is_reference is not distinct from traits.ref_is_reference
anti join repeated
    on repeated.dataset_id = traits.dataset_id
    and repeated.molecular_trait_id = traits.molecular_trait_id
    and repeated.position = traits.position
;
