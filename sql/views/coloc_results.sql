-- about: Colocalisation of molecular traits with GWAS loci, as computed, with the sums from which any other priors give posteriors.
-- grain: one row per dataset_id, gwas_dataset_id, molecular_trait_id, locus, signal, gwas_signal, method
-- uses: coloc, in_mhc
-- example: select * from coloc_results where posterior_h4 >= 0.8
-- gives: critical_p12 = least p12 at which posterior_h4 reaches 0.8 with the row's p1 and p2; above min(p1, p2) no usual prior gets there;
--   in_mhc = whether the locus overlaps the major histocompatibility complex, where LD is too long for one signal to be told from another;
--   reason = shared_signal where posterior_h4 is at least 0.8; otherwise why not, the first that holds:
--   a refusal, where there are no posteriors;
--   too_few_shared_variants, below 50;
--   signal_not_covered, where one side lacks variants with half of the other's signal;
--   decided_by_prior, where a tenfold p12 gives 0.8;
--   distinct_signals, where posterior_h3 is at least 0.5;
--   no_signal, no_gwas_signal, no_qtl_signal, where the posterior and p above 1e-4 say so;
--   underpowered
create or replace view coloc_results as
select
    * exclude (posteriors),
    critical_p12(pair, 0.8) as critical_p12,
    in_mhc(chromosome, cast(split_part(split_part(locus, ':', 2), '-', 1) as integer), cast(split_part(locus, '-', 2) as integer)) as in_mhc,
    coloc_reason(pair, posteriors, log_odds_h4 + ln(least(10 * p12, p1, p2) / p12)) as reason,
from (
    select *, {h0: posterior_h0, h1: posterior_h1, h2: posterior_h2, h3: posterior_h3, h4: posterior_h4} as posteriors
    from stored_coloc_results(getvariable('coloc_results_files'))
) as pair
;
