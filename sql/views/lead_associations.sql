-- about: The strongest association of each molecular trait among those stored for a dataset.
-- grain: one row per dataset_id, molecular_trait_id
-- uses: trait_leads
-- engines: duckdb, spark, trino
-- Ties go to the larger |z|, then to the smaller position, then ref and alt, so that two runs give the same lead.
-- Read from trait_leads, which is written with the associations; of datasets that have none, worked out from association_leads, which has one lead a chromosome.
create or replace view lead_associations as
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
    variants_tested,
    variant_id_of(chromosome, position, ref, alt) as variant_id,
from stored_trait_leads(getvariable('trait_leads_files'))
;
