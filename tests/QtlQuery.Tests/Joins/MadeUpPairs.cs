using QtlQuery.Engine;

namespace QtlQuery.Tests.Joins;

/// <summary>Many made-up pairs of a GWAS and a QTL dataset at once, each clean or bent in one way: tables for <c>join_checks</c>.</summary>
/// <remarks>
/// A pair has 250 variants of a region, 80 % of them in the GWAS (20,000 people; half the effect alleles the reference one; in every other pair a disease
/// with a fifth cases) and all in a QTL dataset of three traits and 150 to 500 people; both have an effect of their own around a shared cause.
/// Randomness is a hash of seed, variant and purpose, so that each pair is the same on every run.
/// </remarks>
static class MadeUpPairs
{
    /// <summary>What is done to a pair, and whether it must be found.</summary>
    public static readonly string[] Bent =
    [
        "effect_flipped", "half_the_effects_flipped", "positions_shifted_by_one", "positions_shifted", "other_build", "people_times_ten", "qtl_people_times_ten",
        "frequencies_of_the_other_allele", "frequencies_folded", "strands_mixed",
    ];

    public static void Create(WorkDatabase database, int seeds)
    {
        database.Execute(
            """
            create or replace macro uniform(seed, number, purpose) as (hash(seed, number, purpose) % 9007199254740992)::double / 9007199254740992;
            create or replace macro deviate(seed, number, purpose) as sqrt(-2 * ln(1 - uniform(seed, number, purpose))) * cos(2 * pi() * uniform(seed, number, purpose || '2'));
            """);
        database.Execute(
            $"""
            create or replace temp table variants as
            with drawn as (
                select
                    seed,
                    number,
                    1000000 + 800 * number + (700 * uniform(seed, number, 'place'))::integer as position,
                    -- One in seven is palindromic, two in three are transitions, as in a human genome.
                    'AGGACTTCAGGACTTCAGGACTTCAGGACTTCACCAGTTGACGTATTACGGC'[1 + 2 * (27 * uniform(seed, number, 'alleles'))::integer % 52 :][:2] as alleles,
                    0.05 + 0.9 * uniform(seed, number, 'frequency') as f,
                    case when number between 100 and 140 then 8 * (0.6 + 0.4 * uniform(seed, number, 'ld')) * case when uniform(seed, number, 'phase') < 0.5 then -1 else 1 end else 0 end as signal,
                from range(1, {seeds} + 1) as seeds(seed), range(250) as numbers(number)
            )
            select seed, number, position, alleles[1] as ref, alleles[2] as alt, f, signal
            from drawn;

            create or replace temp table kinds as select unnest(['clean', {string.Join(", ", Bent.Select(kind => $"'{kind}'"))}]) as kind;

            create or replace temp table gwas_tests as
            with tests as (
                select
                    *,
                    least(greatest(f + 0.01 * deviate(seed, number, 'gwas_f'), 0.01), 0.99) as frequency,
                    signal + deviate(seed, number, 'gwas_z') as score,
                    uniform(seed, number, 'exchanged') < 0.5 as exchanged,
                    case when seed % 2 = 0 then 1 / sqrt(0.2 * 0.8) else 1 end as deviation,
                from variants
                where uniform(seed, number, 'in_gwas') < 0.8
            )
            select *, deviation / sqrt(2 * frequency * (1 - frequency) * (20000 + score ** 2)) as error
            from tests;

            create or replace temp table bent_gwas as
            select
                kind || ' ' || seed as pair,
                '1' as chromosome,
                -- Another build differs by stretches; the shift by half a megabase leaves a fifth of the region to share.
                case kind
                    when 'positions_shifted_by_one' then position + 1
                    when 'positions_shifted' then position + 40000 + seed
                    when 'other_build' then position + 20000 + 137 * (number // 40) + seed
                    else position
                end::integer as position,
                case when is_turned then theirs else ours end as ref,
                case when is_turned then ours else theirs end as alt,
                false as ref_is_reference,
                case
                    when kind = 'frequencies_of_the_other_allele' then 1 - own_frequency
                    when kind = 'frequencies_folded' then least(own_frequency, 1 - own_frequency)
                    else own_frequency
                end as effect_allele_frequency,
                case when exchanged then -score else score end * error as beta,
                error as standard_error,
                null::double as z,
                neg_log10_p_of_z(abs(score)) as neg_log10_p,
                false as p_value_derived,
                people as sample_size,
                case when seed % 2 = 0 then people // 5 end as case_count,
                case when seed % 2 = 0 then 'log_odds' end as effect_scale,
            from (
                select
                    *,
                    case when kind = 'people_times_ten' then 200000 else 20000 end as people,
                    case when exchanged then 1 - frequency else frequency end as own_frequency,
                    kind = 'effect_flipped' or (kind = 'half_the_effects_flipped' and uniform(seed, number, 'flipped') < 0.5) as is_turned,
                    kind = 'strands_mixed' and uniform(seed, number, 'strand') < 0.5 as is_complemented,
                    case when is_complemented then complement_of(case when exchanged then alt else ref end) else case when exchanged then alt else ref end end as ours,
                    case when is_complemented then complement_of(case when exchanged then ref else alt end) else case when exchanged then ref else alt end end as theirs,
                from gwas_tests, kinds
            );

            create or replace temp table qtl_tests as
            with tests as (
                select
                    *,
                    150 + 350 * seed // {seeds} as people,
                    least(greatest(f + sqrt(f * (1 - f) / 300) * deviate(seed, number, 'qtl_f'), 0.01), 0.99) as frequency,
                    0.8 * signal * case when trait = 1 then 1 else 0 end + deviate(seed, 1000 * trait + number, 'qtl_z') as score,
                from variants, range(1, 4) as traits(trait)
            )
            select *, 1 / sqrt(2 * frequency * (1 - frequency) * (people + score ** 2)) as error, neg_log10_p_of_t(abs(score), people - 2.0) as neg_log10_p
            from tests;

            create or replace temp table bent_qtl as
            select
                kind || ' ' || seed as pair,
                'ENSG0990000000' || trait as molecular_trait_id,
                '1' as chromosome,
                position::integer as position,
                ref,
                alt,
                true as ref_is_reference,
                frequency as effect_allele_frequency,
                least(frequency, 1 - frequency) as minor_allele_frequency,
                -- Every third source counts no alleles.
                case when seed % 3 > 0 then round(2 * people * least(frequency, 1 - frequency))::integer end as minor_allele_count,
                score * error as beta,
                error as standard_error,
                null::double as z,
                neg_log10_p,
                false as p_value_derived,
                case when kind = 'qtl_people_times_ten' then 10 * people else people end as sample_size,
            from qtl_tests, kinds;
            """);
    }
}
