-- about: GWAS associations of a list of files, with minus log10 p and the variant's id.
-- grain: one row per dataset_id, chromosome, position, ref, alt
create or replace macro gwas_in(files) as table
select
    dataset_id,
    chromosome,
    position,
    ref,
    alt,
    rsid,
    beta,
    standard_error,
    neg_log10_of_stored(p_value, neg_log10_p_below_range) as neg_log10_p,
    p_value,
    z,
    effect_scale,
    effect_allele_frequency,
    sample_size,
    case_count,
    control_count,
    imputation_quality,
    p_value_derived,
    ref_is_reference,
    harmonisation,
    source_chromosome,
    source_position,
    variant_id_of(chromosome, position, ref, alt) as variant_id,
    bin,
from stored_gwas(files)
;
