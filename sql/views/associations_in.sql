-- about: Associations of a list of files, with minus log10 p and the variant's id: what the view and the look-ups both read.
-- grain: one row per dataset_id, molecular_trait_id, chromosome, position, ref, alt
create or replace macro associations_in(files) as table
select
    dataset_id,
    molecular_trait_id,
    gene_id,
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
    effect_allele_frequency,
    minor_allele_frequency,
    sample_size,
    tss_distance,
    fdr,
    significant,
    minor_allele_samples,
    minor_allele_count,
    imputation_quality,
    gene_version,
    molecular_trait_object_id,
    p_value_derived,
    ref_is_reference,
    variant_id_of(chromosome, position, ref, alt) as variant_id,
    bin,
from stored_associations(files)
;
