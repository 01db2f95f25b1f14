-- about: coloc_with_priors(p1, p2, p12): all pairs of coloc_results under other priors.
-- grain: one row per dataset_id, gwas_dataset_id, molecular_trait_id, locus, signal, gwas_signal, method
-- uses: coloc, coloc_results
-- example: from coloc_with_priors(1e-4, 1e-4, 5e-6) where posterior_h4 >= 0.8
-- gives: reason = as in coloc_results, at these priors
create or replace macro coloc_with_priors(p1, p2, p12) as table
select
    dataset_id,
    gwas_dataset_id,
    molecular_trait_id,
    gene_id,
    locus,
    signal,
    gwas_signal,
    method,
    variants_shared,
    posteriors.h0 as posterior_h0,
    posteriors.h1 as posterior_h1,
    posteriors.h2 as posterior_h2,
    posteriors.h3 as posterior_h3,
    posteriors.h4 as posterior_h4,
    log_odds_h4,
    coloc_reason(pair, posteriors, log_odds_h4 + ln(least(10 * p12, p1, p2) / p12)) as reason,
from (
    select
        * exclude (p1, p2, p12, log_odds_h4),
        coloc_posteriors(pair, p1, p2, p12) as posteriors,
        coloc_log_odds(pair, p1, p2, p12) as log_odds_h4,
    from stored_coloc_results(getvariable('coloc_results_files')) as pair
) as pair
;
