-- about: Colocalisation of a row of coloc_results under any priors: coloc_posteriors(pair, p1, p2, p12) is a struct of h0 to h4, coloc_log_odds(pair, p1, p2, p12) the log odds of H4, critical_p12(pair, threshold) the least p12 at which H4 reaches the threshold with the row's p1 and p2.
-- Giambartolomei et al. (2014), PLoS Genet. 10:e1004383; Wallace (2020), PLoS Genet. 16:e1008720. Computed from the four sums of the row, never from
-- its variants. As in coloc, a prior that would make a causal variant certain is replaced by 1 / (variants + 1).
create or replace macro coloc_prior(prior, variants) as
    case when variants * prior >= 1 then 1e0 / (variants + 1) else prior end
;

create or replace macro coloc_ln_prior(prior, variants) as
    ln(coloc_prior(prior, variants))
;

-- Natural logarithms of the weights of the hypotheses beside that of H0, which is 0.
create or replace macro coloc_ln_h1(pair, p1) as
    coloc_ln_prior(p1, pair.variants_trait) + pair.ln_sum_trait
;

create or replace macro coloc_ln_h2(pair, p2) as
    coloc_ln_prior(p2, pair.variants_gwas) + pair.ln_sum_gwas
;

create or replace macro coloc_ln_h3(pair, p1, p2) as
    coloc_ln_prior(p1, pair.variants_trait) + coloc_ln_prior(p2, pair.variants_gwas) + pair.ln_sum_distinct
;

create or replace macro coloc_ln_h4(pair, p12) as
    coloc_ln_prior(p12, pair.variants_shared) + pair.ln_sum_shared
;

create or replace macro shares_of_weights(total, w0, w1, w2, w3, w4) as
    {h0: w0 / total, h1: w1 / total, h2: w2 / total, h3: w3 / total, h4: w4 / total}
;

create or replace macro shares_of_logs(largest, l1, l2, l3, l4) as
    shares_of_weights(
        exp(-largest) + exp(l1 - largest) + exp(l2 - largest) + exp(l3 - largest) + exp(l4 - largest),
        exp(-largest), exp(l1 - largest), exp(l2 - largest), exp(l3 - largest), exp(l4 - largest)
    )
;

create or replace macro coloc_posteriors(pair, p1, p2, p12) as
    shares_of_logs(
        greatest(0e0, coloc_ln_h1(pair, p1), coloc_ln_h2(pair, p2), coloc_ln_h3(pair, p1, p2), coloc_ln_h4(pair, p12)),
        coloc_ln_h1(pair, p1), coloc_ln_h2(pair, p2), coloc_ln_h3(pair, p1, p2), coloc_ln_h4(pair, p12)
    )
;

-- The weight of all hypotheses but H4, from the sums as parts of the largest: no prior moves that out of a double's range. A condition computes what
-- stands twice in it twice, so that logarithms of the priors would cost more than all else.
create or replace macro coloc_ln_weight(largest, s1, s2, s3, prior1, prior2) as
    largest + ln(exp(0e0 - largest) + prior1 * exp(s1 - largest) + prior2 * exp(s2 - largest) + prior1 * prior2 * exp(s3 - largest))
;

create or replace macro coloc_ln_against(pair, p1, p2) as
    coloc_ln_weight(
        greatest(0e0, pair.ln_sum_trait, pair.ln_sum_gwas, pair.ln_sum_distinct),
        pair.ln_sum_trait, pair.ln_sum_gwas, pair.ln_sum_distinct,
        coloc_prior(p1, pair.variants_trait), coloc_prior(p2, pair.variants_gwas)
    )
;

create or replace macro coloc_log_odds(pair, p1, p2, p12) as
    coloc_ln_h4(pair, p12) - coloc_ln_against(pair, p1, p2)
;

-- The log odds move with the logarithm of p12, and with nothing else of it.
create or replace macro critical_p12(pair, threshold) as
    pair.p12 * exp(ln(threshold / (1e0 - threshold)) - pair.log_odds_h4)
;

-- What a pair shows, or why it shows nothing: coloc_results says what each word means.
-- tenfold_log_odds are those of H4 at ten times p12. Below minus log10 p of 4 a side is taken to show nothing; above, to have too few people.
create or replace macro coloc_reason(pair, posteriors, tenfold_log_odds) as
    case
        when pair.refusal is not null then pair.refusal
        when posteriors.h4 >= 0.8 then 'shared_signal'
        when pair.variants_shared < 50 then 'too_few_shared_variants'
        when least(pair.coverage_trait, pair.coverage_gwas) < 0.5 then 'signal_not_covered'
        when tenfold_log_odds >= ln(4) then 'decided_by_prior'
        when posteriors.h3 >= 0.5 then 'distinct_signals'
        when posteriors.h0 >= 0.5 and greatest(pair.largest_neg_log10_p, pair.gwas_largest_neg_log10_p) < 4 then 'no_signal'
        when posteriors.h0 + posteriors.h1 >= 0.5 and pair.gwas_largest_neg_log10_p < 4 then 'no_gwas_signal'
        when posteriors.h0 + posteriors.h2 >= 0.5 and pair.largest_neg_log10_p < 4 then 'no_qtl_signal'
        else 'underpowered'
    end
;
