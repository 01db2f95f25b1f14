-- about: join_checks(own, theirs): for each pair of a GWAS and a QTL dataset, what says whether the two can be joined, a row for each of join_rules.
-- own and theirs are names of relations with the columns of gwas and associations, and a column pair that says which rows belong together.
-- uses: join_rules, harmonised_alleles, normal_tail, z_of_p
create or replace macro join_checks(own, theirs) as table
with
gwas_rows as (
    select *, coalesce(z, beta / standard_error) as score from query_table(own) where position is not null
),
qtl_rows as (
    select *, coalesce(z, beta / standard_error) as score from query_table(theirs) where position is not null
),
qtl_variants as (
    select pair, chromosome, position, ref, alt, any_value(effect_allele_frequency) as frequency, bool_and(ref_is_reference) as ref_is_reference
    from qtl_rows
    group by all
),
-- Of the variants at a position the one with the same alleles, or another that fits.
paired as (
    select
        gwas_rows.pair, gwas_rows.chromosome, gwas_rows.position, gwas_rows.ref, gwas_rows.alt,
        arg_max(
            {
                'fit': fit_of_alleles(qtl_variants.ref, qtl_variants.alt, gwas_rows.ref, gwas_rows.alt),
                'ref': qtl_variants.ref,
                'alt': qtl_variants.alt,
                'frequency': qtl_variants.frequency,
                'gwas_frequency': gwas_rows.effect_allele_frequency,
                'gwas_score': gwas_rows.score,
                'both_reference': coalesce(qtl_variants.ref_is_reference and gwas_rows.ref_is_reference, false)
            },
            3 - coalesce(fit_of_alleles(qtl_variants.ref, qtl_variants.alt, gwas_rows.ref, gwas_rows.alt), 4)
        ) as found,
    from gwas_rows
    join qtl_variants on qtl_variants.pair = gwas_rows.pair and qtl_variants.chromosome = gwas_rows.chromosome and qtl_variants.position = gwas_rows.position
    group by all
),
fitted as (
    select
        pair, chromosome, position, found.ref as ref, found.alt as alt,
        length(ref) = 1 and length(alt) = 1 as single,
        is_palindromic(found.ref, found.alt) as palindromic,
        found.fit as fit,
        found.both_reference as both_reference,
        found.frequency::double as frequency,
        frequency_as_labelled(found.gwas_frequency::double, found.fit) as gwas_frequency,
        case when found.fit & 1 = 1 then -found.gwas_score else found.gwas_score end as gwas_score,
    from paired
),
-- Positions that two sets would share if one were scattered at random over the stretch that both cover.
stretches as (
    select pair, chromosome, greatest(gwas_first, qtl_first) as first_bp, least(gwas_last, qtl_last) as last_bp
    from (select pair, chromosome, min(position) as gwas_first, max(position) as gwas_last from gwas_rows group by all)
    join (select pair, chromosome, min(position) as qtl_first, max(position) as qtl_last from qtl_rows group by all) using (pair, chromosome)
    where least(gwas_last, qtl_last) > greatest(gwas_first, qtl_first)
),
chance as (
    select pair, sum(gwas_places * qtl_places / (last_bp - first_bp + 1.0)) as expected
    from (
        select pair, chromosome, first_bp, last_bp, count(distinct position) as gwas_places
        from gwas_rows
        join stretches using (pair, chromosome)
        where position between first_bp and last_bp
        group by all
    )
    join (
        select pair, chromosome, count(distinct position) as qtl_places
        from qtl_rows
        join stretches using (pair, chromosome)
        where position between first_bp and last_bp
        group by all
    ) using (pair, chromosome)
    group by pair
),
shared as (
    select
        pair,
        count(*) as at_shared,
        count(distinct (chromosome, position)) as places,
        count(fit) as fitting,
        count(*) filter (fit >= 2) as reverse,
        count(*) filter (fit is not null and both_reference) as with_reference,
        count(*) filter (fit & 1 = 1 and both_reference) as other_reference,
        count(*) filter (fit is not null and single) as single_bases,
        count(*) filter (fit is not null and palindromic) as palindromes,
        count(*) filter (fit is not null and palindromic and not both_reference and (is_near_half(frequency, 0.08) or is_near_half(gwas_frequency, 0.08))) as undecided,
        count(*) filter (fit is not null and frequency is not null and gwas_frequency is not null) as with_frequencies,
        -- Frequencies that are all the same tell nothing.
        nullif(corr(frequency, gwas_frequency) filter (fit is not null), 'nan') as correlation,
        -- Clearly nearer to 1 - f: around one half nothing is clear.
        count(*) filter (fit is not null and abs(frequency - gwas_frequency) - abs(1 - frequency - gwas_frequency) > 0.2) as turned,
    from fitted
    group by pair
),
-- Within one trait variants in LD with one cause agree with it or all disagree, whichever of trait and disease it raises.
signs as (
    select pair, sum(tests)::bigint as tests, sum(greatest(agreeing, tests - agreeing)) / sum(tests) as agreement
    from (
        select fitted.pair, qtl_rows.molecular_trait_id, count(*) as tests, count(*) filter (sign(qtl_rows.score) = sign(fitted.gwas_score)) as agreeing
        from fitted
        join qtl_rows
            on qtl_rows.pair = fitted.pair and qtl_rows.chromosome = fitted.chromosome and qtl_rows.position = fitted.position
            and qtl_rows.ref = fitted.ref and qtl_rows.alt = fitted.alt
        where fitted.fit is not null and abs(qtl_rows.score) > 4 and abs(fitted.gwas_score) > 4 and not fitted.palindromic
        group by all
        having count(*) >= 10
    )
    group by pair
),
p_values as (
    select pair, count(*) as tests, avg(case when abs(neg_log10_p - neg_log10_p_of_z(abs(beta / standard_error))) > 0.05 + 0.05 * neg_log10_p then 1 else 0 end) as share_off
    from (
        select pair, beta, standard_error, neg_log10_p
        from gwas_rows
        where p_value_derived is not true and isfinite(neg_log10_p) and beta is not null and standard_error > 0
    )
    group by pair
),
-- 2 f (1 - f) (N se^2 + b^2) is the variance of a quantitative trait; for log odds it is 1 / (s (1 - s)), s the share of cases, and 4 at the least.
deviations as (
    select
        pair,
        count(*) as tests,
        median(2 * f * (1 - f) * (n * standard_error ** 2 + beta ** 2)) as variance,
        coalesce(any_value(effect_scale) = 'log_odds', false) or count(case_count) > 0 as is_disease,
        median(case_count / n) as share,
    from (select *, effect_allele_frequency::double as f, sample_size::double as n from gwas_rows)
    where f between 0.05 and 0.95 and n > 0 and standard_error > 0 and beta is not null and chromosome not in ('X', 'Y', 'MT')
    group by pair
),
people as (
    select pair, count(*) as tests, median(sample_size / (minor_allele_count / (2.0 * minor_allele_frequency))) as ratio
    from qtl_rows
    where minor_allele_count >= 5 and minor_allele_frequency > 0 and sample_size > 0 and chromosome not in ('X', 'Y', 'MT')
    group by pair
),
-- Student's t of v degrees of freedom is the normal deviate z (1 + (z^2 + 1) / (4 v)) to first order, so that each p tells 1 / v.
freedoms as (
    select pair, count(*) as tests, median(sample_size) as said, median(inverse) as inverse, mad(inverse) as spread
    from (
        select pair, sample_size, 4 * (abs(score) / z_of_p(neg_log10_p) - 1) / (z_of_p(neg_log10_p) ** 2 + 1) as inverse
        from qtl_rows
        where abs(score) between 2 and 6 and p_value_derived is not true and isfinite(neg_log10_p) and sample_size > 0
    )
    group by pair
),
pairs as (
    select pair from gwas_rows union select pair from qtl_rows
),
measured as (
    select pair, 'shared_variants' as check_name, coalesce(at_shared, 0) as looked_at, coalesce(fitting, 0)::double as value from pairs left join shared using (pair)
    union all select pair, 'shared_against_chance', coalesce(places, 0), places / nullif(expected, 0) from pairs left join shared using (pair) left join chance using (pair)
    union all select pair, 'alleles_fit', coalesce(at_shared, 0), fitting / nullif(at_shared, 0) from pairs left join shared using (pair)
    union all select pair, 'other_strand', fitting, reverse / nullif(fitting, 0) from shared
    union all select pair, 'other_reference', with_reference, other_reference / nullif(with_reference, 0) from shared
    union all select pair, 'palindromic', single_bases, palindromes / nullif(single_bases, 0) from shared
    union all select pair, 'undecided', fitting, undecided / nullif(fitting, 0) from shared
    union all select pair, 'frequency_correlation', with_frequencies, correlation from shared
    union all select pair, 'frequencies_turned', with_frequencies, turned / nullif(with_frequencies, 0) from shared
    union all select pair, 'signs_within_traits', tests, agreement from signs
    union all select pair, 'gwas_p_values', tests, share_off from p_values
    union all
    select pair, 'gwas_deviation', tests, sqrt(case when not is_disease then variance when share between 0.0001 and 0.9999 then variance * share * (1 - share) else least(variance / 4, 1) end)
    from deviations
    union all select pair, 'qtl_people', tests, ratio from people
    -- Where the p-values are of the normal distribution, or printed to few digits, nothing is told.
    union all select pair, 'qtl_freedom', tests, case when inverse > 5 * spread / sqrt(tests) then said * inverse end from freedoms
)
select
    pairs.pair,
    rules.number,
    rules.check_name,
    coalesce(measured.looked_at, 0) as looked_at,
    case when coalesce(measured.looked_at, 0) >= rules.least then measured.value end as value,
    rules.at_least::double as at_least,
    rules.at_most::double as at_most,
    case
        when coalesce(measured.looked_at, 0) >= rules.least and measured.value is not null then measured.value >= coalesce(rules.at_least, '-inf'::double) and measured.value <= coalesce(rules.at_most, 'inf'::double)
        when rules.needed then false
    end as trusted,
    rules.meaning,
    rules.hint,
from pairs
cross join join_rules() as rules
left join measured on measured.pair = pairs.pair and measured.check_name = rules.check_name
;
