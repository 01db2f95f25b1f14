-- about: Variants of molecular traits in a locus, each with the GWAS variant of the same position and alleles.
-- grain: one row per position, ref, alt, ref_is_reference, gwas_row
-- uses: associations_in, gwas_locus_in
-- gives: gwas_row = number of the GWAS variant in gwas_locus_in, null where the GWAS lacks it;
--   gwas_rsid = its rsid;
--   turned = whether the GWAS's effect counts the trait's ref, so that its sign changes
-- Alleles fit in either order; on the other strand only where a side does not know which allele is the reference.
-- unique_positions joins by position alone, after leaving out every position that the GWAS has more than once.
-- Variants are compared once for all traits: a condition of alternatives costs every pair of rows, an equal variant one look.
create or replace macro coloc_variants_in(files, gwas_files, gwas, at_chromosome, first, last, unique_positions) as table
with
variants as (
    select distinct
        position,
        ref,
        alt,
        ref_is_reference,
    from associations_in(files)
    where chromosome = at_chromosome and position between first and last
),
pairs as (
    select
        variants.*,
        own.gwas_row,
        own.rsid as gwas_rsid,
        fit_of_alleles(variants.ref, variants.alt, own.ref, own.alt) in (1, 3) as turned,
    from variants
    join gwas_locus_in(gwas_files, gwas, at_chromosome, first, last, unique_positions) as own
        on own.position = variants.position
    where
        unique_positions
        or fit_of_alleles(variants.ref, variants.alt, own.ref, own.alt) in (0, 1)
        or (fit_of_alleles(variants.ref, variants.alt, own.ref, own.alt) in (2, 3) and not (variants.ref_is_reference and own.ref_is_reference))
)
select
    variants.*,
    pairs.gwas_row,
    pairs.gwas_rsid,
    pairs.turned,
from variants
left join pairs
    on pairs.position = variants.position
    and pairs.ref is not distinct from variants.ref
    and pairs.alt is not distinct from variants.alt
    and pairs.ref_is_reference is not distinct from variants.ref_is_reference
;
