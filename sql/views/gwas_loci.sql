-- about: gwas_loci(gwas): the lead variants of a GWAS by window clumping: the strongest, then the strongest further away from it than the window, and so on.
-- grain: one row per chromosome, position, ref, alt
-- uses: gwas_in, asked_dataset, in_mhc
-- example: from gwas_loci('GCST005523', p := 5e-8, window_bp := 500000)
-- gives: locus = number of the locus, by place;
--   variants = variants at or below p that the lead stands for;
--   first_bp (bp) = position of the first of them;
--   last_bp (bp) = position of the last;
--   in_mhc = whether first_bp to last_bp overlaps the major histocompatibility complex
-- Ties go to the larger |z|, then to the smaller position, then ref and alt. A variant as far away as the window is still the lead's.
create or replace macro gwas_loci(gwas, p := 5e-8, window_bp := 500000) as table
with recursive
-- A stored p is off by up to 6e-8 of itself.
hits as (
    select *, row_number() over (order by neg_log10_p desc, abs(coalesce(z, beta / standard_error)) desc nulls last, chromosome, position, ref, alt) as strength
    from gwas_in(getvariable('gwas_files')) as own
    where own.dataset_id = gwas and asked_dataset(gwas) and chromosome is not null and p_value <= p * 1.0000001 and neg_log10_p is not null
),
-- Each round finds the strongest of each chromosome, and the next has what lies outside its window.
rounds as (
    select chromosome, position, strength, min(strength) over on_chromosome as lead_strength, arg_min(position, strength) over on_chromosome as lead_position
    from hits
    window on_chromosome as (partition by chromosome)
    union all
    select chromosome, position, strength, min(strength) over remaining, arg_min(position, strength) over remaining
    from rounds
    where abs(position - lead_position) > window_bp
    window remaining as (partition by chromosome)
),
clumps as (
    select lead_strength, count(*) as variants, min(position) as first_bp, max(position) as last_bp
    from rounds
    where abs(position - lead_position) <= window_bp
    group by lead_strength
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
    first_bp,
    last_bp,
    in_mhc(chromosome, first_bp, last_bp) as in_mhc,
from hits
join clumps on clumps.lead_strength = hits.strength
order by locus
;
