-- about: gwas_variants(gwas, qtl): each variant of a GWAS with the variant of a QTL dataset that it is, its effect turned to that one's alt.
-- grain: one row per chromosome, position, ref, alt
-- uses: gwas_in, associations_in, asked_dataset
-- example: from gwas_variants('GCST005523', 'GTEx_v8_ge_Liver') where chromosome = '5' and position between 74000000 and 76000000
-- gives: ref = reference allele of the QTL dataset's variant, and the GWAS's own where nothing fits;
--   alt = alternative allele of the QTL dataset's variant, and the GWAS's own where nothing fits;
--   beta (per alt copy) = of the GWAS, for this alt;
--   effect_allele_frequency = of this alt in the GWAS;
--   own_ref = the GWAS's ref;
--   own_alt = the GWAS's alt;
--   hm_code = how the two fit, which hm_code_words spells out: 15 where the QTL dataset has no variant at the position, 16 where several fit, 19 where none of them does;
--   turned = whether the effect changed its sign;
--   kept = whether the orientation is certain
-- The variant with the very same alleles comes before others that fit. An indel that fits only as its complement is not kept: its anchor lies at the other end.
create or replace macro gwas_variants(gwas, qtl) as table
with
own as (
    from gwas_in(getvariable('gwas_files')) as own
    where own.dataset_id = gwas and asked_dataset(gwas)
),
theirs as (
    select chromosome, position, ref, alt, any_value(effect_allele_frequency) as frequency, bool_and(ref_is_reference) as ref_is_reference
    from associations_in(getvariable('associations_files')) as tested
    where tested.dataset_id = qtl and asked_dataset(qtl)
    group by chromosome, position, ref, alt
),
paired as (
    select
        own.*,
        theirs.ref as their_ref,
        theirs.alt as their_alt,
        theirs.position is not null as is_there,
        harmonised_alleles(
            theirs.ref, theirs.alt, theirs.frequency, own.ref, own.alt, own.effect_allele_frequency,
            same_reference := coalesce(own.ref_is_reference and theirs.ref_is_reference, false)
        ) as verdict,
        own.ref = theirs.ref and own.alt = theirs.alt as is_same,
    from own
    left join theirs on own.chromosome = theirs.chromosome and own.position = theirs.position
),
-- Of the QTL variants that a GWAS variant fits, the very same one, or the only one; then of the GWAS variants that fit a QTL variant likewise.
-- Chromosome and position stand in each partition so that a condition on them reaches the files.
best as (
    select *, verdict.fits and (is_same or fitting = 1) as is_own_choice,
    from (
        select
            *,
            count(*) filter (verdict.fits) over same_variant as fitting,
            row_number() over (same_variant order by is_same desc nulls last, verdict.fits desc nulls last, their_ref, their_alt) as turn,
        from paired
        window same_variant as (partition by chromosome, position, ref, alt)
    )
    where turn = 1
),
judged as (
    select
        *,
        case
            when not is_there then 15
            when not verdict.fits then verdict.hm_code
            when is_own_choice and (is_same or choosing = 1) then verdict.hm_code
            else 16
        end as code,
    from (
        select *, count(*) filter (is_own_choice) over (partition by chromosome, position, their_ref, their_alt) as choosing
        from best
    )
)
select
    dataset_id,
    chromosome,
    position,
    case when is_fitted then their_ref else ref end as ref,
    case when is_fitted then their_alt else alt end as alt,
    rsid,
    case when is_fitted and verdict.turned then -beta else beta end as beta,
    standard_error,
    neg_log10_p,
    p_value,
    case when is_fitted and verdict.turned then -z else z end as z,
    effect_scale,
    case when is_fitted and verdict.turned then 1 - effect_allele_frequency else effect_allele_frequency end as effect_allele_frequency,
    sample_size,
    case_count,
    control_count,
    imputation_quality,
    ref as own_ref,
    alt as own_alt,
    code as hm_code,
    is_fitted and verdict.turned as turned,
    is_fitted and verdict.kept and code not in (27, 28) as kept,
from (select *, coalesce(code not in (15, 16) and verdict.fits, false) as is_fitted from judged)
;
