-- about: Variants of a GWAS in a locus, numbered in the order of position and alleles, for joins with molecular traits.
-- grain: one row per position, ref, alt
-- uses: gwas_in
-- unique_positions leaves out every position at which the GWAS has more than one variant.
create or replace macro gwas_locus_in(files, gwas, at_chromosome, first, last, unique_positions) as table
select
    row_number() over (order by position, ref, alt) - 1 as gwas_row,
    position,
    ref,
    alt,
    rsid,
    beta,
    standard_error,
    z,
    neg_log10_p,
    effect_allele_frequency,
    sample_size,
    case_count,
    control_count,
    effect_scale,
    ref_is_reference,
from (
    from gwas_in(files)
    where dataset_id = gwas and chromosome = at_chromosome and position between first and last
    qualify not unique_positions or count(*) over (partition by position) = 1
)
;
