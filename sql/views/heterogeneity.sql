-- about: Each lead pair of an eGene over the contexts of its study: mean effects, fixed and random, and how much the effects differ.
-- grain: one row per study, quantity, molecular_trait_id, chromosome, position, ref, alt
-- uses: pair_effects
-- example: select molecular_trait_id, variant_id, i2 from heterogeneity where neg_log10_p_of_q > 5 order by i2 desc
-- gives: contexts_tested = contexts with an effect and a standard error;
--   fixed_beta (per alt copy) = mean effect as if it were the same everywhere;
--   fixed_standard_error (as beta) = of fixed_beta;
--   fixed_neg_log10_p = minus log10 of the p-value of fixed_beta;
--   random_beta (per alt copy) = mean of effects that differ (DerSimonian and Laird);
--   random_standard_error (as beta) = of random_beta;
--   random_neg_log10_p = minus log10 of the p-value of random_beta;
--   tau2 = variance of true effects between contexts;
--   q = Cochran's Q;
--   neg_log10_p_of_q = minus log10 of its p-value;
--   i2 = share of the variance of effects that lies between contexts, from 0 to 1
-- Contexts of one study share people: the standard errors of the means are too small where they do.
create or replace view heterogeneity as
with
listed as (
    select
        study,
        quantity,
        molecular_trait_id,
        gene,
        chromosome,
        position,
        ref,
        alt,
        any_value(variant_id) as variant_id,
        list(beta order by dataset_id) as betas,
        list(standard_error order by dataset_id) as errors,
    from pair_effects
    where beta is not null and standard_error is not null
    group by study, quantity, molecular_trait_id, gene, chromosome, position, ref, alt
),
measured as (
    select
        *,
        fixed_effect(betas, errors) as fixed,
        random_effects(betas, errors) as random,
        heterogeneity_of(betas, errors) as spread,
    from listed
)
select
    study,
    quantity,
    molecular_trait_id,
    gene,
    chromosome,
    position,
    ref,
    alt,
    variant_id,
    fixed.studies as contexts_tested,
    fixed.beta as fixed_beta,
    fixed.standard_error as fixed_standard_error,
    fixed.neg_log10_p as fixed_neg_log10_p,
    random.beta as random_beta,
    random.standard_error as random_standard_error,
    random.neg_log10_p as random_neg_log10_p,
    random.tau2 as tau2,
    spread.q as q,
    spread.neg_log10_p as neg_log10_p_of_q,
    spread.i2 as i2,
from measured
;
