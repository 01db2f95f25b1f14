-- about: gwas_loci_by_breaker(gwas): the loci of a GWAS by locus-breaker: suggestive variants with no gap between them, of which one is significant.
-- grain: one row per chromosome, position, ref, alt
-- uses: gwas_in, asked_dataset, in_mhc
-- example: from gwas_loci_by_breaker('GCST005523', p := 5e-8, baseline_p := 1e-5, gap_bp := 250000, flank_bp := 100000)
-- gives: locus = number of the locus, by place;
--   variants = variants at or below baseline_p in it;
--   first_bp (bp) = first of them less the flank;
--   last_bp (bp) = last of them and the flank;
--   in_mhc = whether first_bp to last_bp overlaps the major histocompatibility complex
-- Each locus is reported by its strongest variant; ties go to the larger |z|, then to the smaller position, then ref and alt.
-- A gap is a distance above gap_bp between neighbours. OpenTargets' gentropy takes p 1e-8 with the same other values.
create or replace macro gwas_loci_by_breaker(gwas, p := 5e-8, baseline_p := 1e-5, gap_bp := 250000, flank_bp := 100000) as table
with
-- A stored p is off by up to 6e-8 of itself.
suggestive as (
    select *, coalesce(position - lag(position) over (partition by chromosome order by position) > gap_bp, true) as begins
    from gwas_in(getvariable('gwas_files')) as own
    where own.dataset_id = gwas and asked_dataset(gwas) and chromosome is not null and p_value <= baseline_p * 1.0000001 and neg_log10_p is not null
),
stretches as (
    select *, count(*) filter (begins) over (partition by chromosome order by position range unbounded preceding) as stretch
    from suggestive
),
strongest as (
    select
        *,
        count(*) over stretch_of as variants,
        min(position) over stretch_of - flank_bp as first_bp,
        max(position) over stretch_of + flank_bp as last_bp,
        row_number() over (stretch_of order by neg_log10_p desc, abs(coalesce(z, beta / standard_error)) desc nulls last, position, ref, alt) as strength,
    from stretches
    window stretch_of as (partition by chromosome, stretch)
)
select
    row_number() over (order by try_cast(chromosome as integer) nulls last, chromosome, position, ref, alt) as locus,
    dataset_id,
    chromosome,
    position,
    ref,
    alt,
    variant_id,
    rsid,
    beta,
    standard_error,
    neg_log10_p,
    p_value,
    z,
    effect_scale,
    effect_allele_frequency,
    sample_size,
    variants,
    greatest(first_bp, 1)::integer as first_bp,
    last_bp::integer as last_bp,
    in_mhc(chromosome, first_bp, last_bp) as in_mhc,
from strongest
where strength = 1 and p_value <= p * 1.0000001
order by locus
;
