-- about: effect_contrasts(dataset_a, dataset_b, correlation): how the effects of two datasets differ, for every pair tested in both and significant in either: population-biased and response QTLs.
-- grain: one row per molecular_trait_id, chromosome, position, ref, alt
-- uses: associations_in, significant_pairs, tested_traits, gene_places, asked_dataset
-- example: from effect_contrasts('GTEx_v8_ge_Liver', 'GTEx_v8_ge_Whole_Blood') where is_lead order by difference_neg_log10_p desc
-- gives: a_significant = whether the pair is significant in dataset_a by that dataset's own rule;
--   b_significant = whether it is in dataset_b;
--   is_lead = whether it is the lead of the trait in one of them, and the trait significant there;
--   a_beta (per alt copy) = effect in dataset_a;
--   a_standard_error (as a_beta) = of it;
--   a_neg_log10_p = of it;
--   b_beta (per alt copy) = effect in dataset_b;
--   b_standard_error (as b_beta) = of it;
--   b_neg_log10_p = of it;
--   class = shared: significant in both, with the same sign; opposite: with opposite signs; a only, b only: significant there alone;
--   same_magnitude = whether the two have the same sign and are within a factor of 2;
--   difference (per alt copy) = a_beta - b_beta;
--   difference_standard_error (as difference) = of it;
--   difference_z = difference over its error;
--   difference_neg_log10_p = minus log10 of its two-sided p by the normal distribution;
--   a_m_value = posterior probability that there is an effect in dataset_a, from both;
--   b_m_value = that there is one in dataset_b
-- The error is sqrt(a² + b² - 2 correlation a b): correlation is that of the two estimates' errors, 0 for different people, and asked for where people are the same, as with
-- a response to a stimulus; near it lies the correlation of z over pairs without any effect. Without it a difference in the same people is tested too cautiously. Significant in one
-- and not in the other is no difference yet: the difference's own p says. Both have to be on one scale, such as standard deviations of expression.
create or replace macro effect_contrasts(dataset_a, dataset_b, correlation := 0.0) as table
with
asked as (
    select case when abs(correlation) < 1 then cast(correlation as double) else error('correlation is between -1 and 1, and neither') end as correlation_of_errors,
),
leads as (
    select dataset_id, molecular_trait_id, chromosome, position, ref, alt
    from tested_traits
    where is_significant and position is not null and dataset_id in (dataset_a, dataset_b) and asked_dataset(dataset_a) and asked_dataset(dataset_b)
),
significant as (
    select
        molecular_trait_id, chromosome, position, ref, alt,
        bool_or(dataset_id = dataset_a) as a_significant,
        bool_or(dataset_id = dataset_b) as b_significant,
        bool_or(led) as is_lead,
    from (
        select dataset_id, molecular_trait_id, chromosome, position, ref, alt, false as led
        from significant_pairs
        where dataset_id in (dataset_a, dataset_b)
        union all
        select dataset_id, molecular_trait_id, chromosome, position, ref, alt, true
        from leads
    )
    group by all
),
pairs as (
    select
        significant.*,
        a.gene_id,
        coalesce(a.rsid, b.rsid) as rsid,
        a.beta as a_beta,
        a.standard_error as a_standard_error,
        a.neg_log10_p as a_neg_log10_p,
        b.beta as b_beta,
        b.standard_error as b_standard_error,
        b.neg_log10_p as b_neg_log10_p,
        cast(a.beta as double) - b.beta as difference,
        sqrt(pow(cast(a.standard_error as double), 2) + pow(cast(b.standard_error as double), 2) - 2 * asked.correlation_of_errors * a.standard_error * b.standard_error) as difference_standard_error,
    from asked
    join associations_in(getvariable('associations_files')) as a on a.dataset_id = dataset_a
    join significant using (molecular_trait_id, chromosome, position, ref, alt)
    join associations_in(getvariable('associations_files')) as b
        on b.dataset_id = dataset_b
        and b.molecular_trait_id = a.molecular_trait_id and b.chromosome = a.chromosome and b.position = a.position and b.ref = a.ref and b.alt = a.alt
    where asked.correlation_of_errors is not null and a.beta is not null and a.standard_error > 0 and b.beta is not null and b.standard_error > 0
)
select
    pairs.molecular_trait_id,
    pairs.gene_id,
    places.gene_symbol,
    pairs.chromosome,
    pairs.position,
    pairs.ref,
    pairs.alt,
    variant_id_of(pairs.chromosome, pairs.position, pairs.ref, pairs.alt) as variant_id,
    pairs.rsid,
    pairs.a_significant,
    pairs.b_significant,
    pairs.is_lead,
    pairs.a_beta,
    pairs.a_standard_error,
    pairs.a_neg_log10_p,
    pairs.b_beta,
    pairs.b_standard_error,
    pairs.b_neg_log10_p,
    case
        when not pairs.b_significant then 'a only'
        when not pairs.a_significant then 'b only'
        when sign(pairs.a_beta) = sign(pairs.b_beta) then 'shared'
        else 'opposite'
    end as class,
    coalesce(pairs.a_beta / nullif(pairs.b_beta, 0) between 0.5 and 2, false) as same_magnitude,
    pairs.difference,
    pairs.difference_standard_error,
    pairs.difference / pairs.difference_standard_error as difference_z,
    neg_log10_p_of_z(pairs.difference / pairs.difference_standard_error) as difference_neg_log10_p,
    m_values([pairs.a_beta, pairs.b_beta], [pairs.a_standard_error, pairs.b_standard_error])[1] as a_m_value,
    m_values([pairs.a_beta, pairs.b_beta], [pairs.a_standard_error, pairs.b_standard_error])[2] as b_m_value,
from pairs
left join gene_places as places using (gene_id)
;
