-- about: Associations with p below 0.001, of datasets where they are at most a tenth of the pairs: what is asked of strong associations needs no scan of all.
-- grain: one row per dataset_id, molecular_trait_id, chromosome, position, ref, alt
-- uses: association_hits
-- engines: duckdb, spark, trino
-- example: select dataset_id, count(*) from association_hits where p_value < 5e-8 group by all
-- gives: bin = null: the rows of a dataset are one file
-- A dataset that is not here has no such file: because it was written before there were any, or because most of its pairs are strong. 'associations' has its rows.
create or replace view association_hits as
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
    harmonisation,
    source_chromosome,
    source_position,
    variant_id_of(chromosome, position, ref, alt) as variant_id,
    cast(null as integer) as bin,
from stored_association_hits(getvariable('association_hits_files'))
;
