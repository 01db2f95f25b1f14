-- about: mr_instruments(exposure, traits, outcome): variants that stand for an exposure, with the effects of the same allele on it and on the trait of an outcome GWAS.
-- grain: one row per molecular_trait_id, chromosome, position, ref, alt
-- uses: gwas_loci, gwas_in, independent_signals, lead_associations, asked_dataset
-- example: from mr_instruments('GTEx_v8_ge_Liver', ['ENSG00000113161'], 'GCST005523', p := 5e-8, window_bp := 500000)
-- gives: molecular_trait_id = of the exposure; null where it is a GWAS;
--   signal_rank = of the independent signal; null where the instrument is a lead;
--   exposure_beta (per alt copy) = effect on the exposure, of an independent signal given the others;
--   exposure_standard_error (as exposure_beta) = of exposure_beta;
--   exposure_sample_size (people) = of the exposure at the variant;
--   outcome_beta (per alt copy) = effect of the same alt on the outcome;
--   outcome_standard_error (as outcome_beta) = of outcome_beta;
--   outcome_sample_size (people) = of the outcome at the variant;
--   hm_code = how the two fit (hm_code_words); 15 where the outcome lacks the variant;
--   kept = whether they fit and the orientation is certain
-- The instruments of a GWAS are its lead variants (gwas_loci). Those of a molecular trait are its independent signals, or its lead where it has none.
-- traits is a list of molecular traits, and null for a GWAS.
create or replace macro mr_instruments(exposure, traits, outcome, p := 5e-8, window_bp := 500000) as table
with
signals as (
    select dataset_id, molecular_trait_id, signal_rank, chromosome, position, ref, alt, rsid, beta, standard_error, effect_allele_frequency, cast(null as integer) as sample_size, neg_log10_p
    from independent_signals
    where dataset_id = exposure and list_contains(traits, molecular_trait_id) and position is not null
),
stated as (
    select cast(null as varchar) as molecular_trait_id, cast(null as integer) as signal_rank, chromosome, position, ref, alt, rsid, beta, standard_error, effect_allele_frequency, sample_size, neg_log10_p
    from gwas_loci(exposure, p := p, window_bp := window_bp)
    where traits is null
    union all by name
    select * exclude (dataset_id) from signals
    union all by name
    select molecular_trait_id, chromosome, position, ref, alt, rsid, beta, standard_error, effect_allele_frequency, sample_size, neg_log10_p
    from lead_associations
    where dataset_id = exposure and list_contains(traits, molecular_trait_id) and p_value <= p * 1.0000001 and molecular_trait_id not in (select molecular_trait_id from signals)
),
paired as (
    select
        stated.*,
        own.ref as own_ref,
        own.alt as own_alt,
        own.beta as own_beta,
        own.standard_error as own_standard_error,
        own.sample_size as own_sample_size,
        harmonised_alleles(stated.ref, stated.alt, stated.effect_allele_frequency, own.ref, own.alt, own.effect_allele_frequency) as verdict,
        own.position is not null as is_there,
    from stated
    left join (from gwas_in(getvariable('gwas_files')) as own where own.dataset_id = outcome and asked_dataset(outcome)) as own
        on own.chromosome = stated.chromosome and own.position = stated.position
)
select
    molecular_trait_id,
    signal_rank,
    chromosome,
    position,
    ref,
    alt,
    variant_id_of(chromosome, position, ref, alt) as variant_id,
    rsid,
    beta as exposure_beta,
    standard_error as exposure_standard_error,
    neg_log10_p,
    sample_size as exposure_sample_size,
    case when verdict.turned then -own_beta else own_beta end as outcome_beta,
    own_standard_error as outcome_standard_error,
    own_sample_size as outcome_sample_size,
    case when is_there then verdict.hm_code else 15 end as hm_code,
    is_there and coalesce(verdict.kept, false) as kept,
from paired
-- Of several variants at the position the very same one, or another that fits.
qualify row_number() over (
    partition by molecular_trait_id, chromosome, position, ref, alt
    order by own_ref = ref and own_alt = alt desc nulls last, verdict.fits desc nulls last, own_ref, own_alt
) = 1
;
