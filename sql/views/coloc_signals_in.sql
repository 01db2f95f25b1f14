-- about: Bayes factors of the signals of molecular traits in a locus, each with the GWAS variant of the same position and alleles.
-- grain: one row per dataset_id, molecular_trait_id, signal, position, ref, alt
-- uses: gwas_locus_in, credible_sets
-- gives: gwas_row = number of the GWAS variant in gwas_locus_in, null where the GWAS lacks it
-- Of a dataset with credible sets, only signals that have one, as coloc.susie takes them.
create or replace macro coloc_signals_in(files, gwas_files, gwas, at_chromosome, first, last, unique_positions) as table
with
signals as (
    from stored_signal_bayes_factors(files)
    where chromosome = at_chromosome and position between first and last
    qualify not unique_positions or count(*) over (partition by dataset_id, molecular_trait_id, signal, position) = 1
),
with_sets as (
    select distinct dataset_id, molecular_trait_id, signal from credible_sets
)
select
    signals.dataset_id,
    signals.molecular_trait_id,
    signals.gene_id,
    signals.gene_version,
    signals.signal,
    signals.position,
    signals.ref,
    signals.alt,
    signals.ln_bayes_factor,
    gwas.gwas_row,
from signals
left join gwas_locus_in(gwas_files, gwas, at_chromosome, first, last, unique_positions) as gwas
    on gwas.position = signals.position
    and (unique_positions or fit_of_alleles(signals.ref, signals.alt, gwas.ref, gwas.alt) in (0, 1))
where
    (signals.dataset_id, signals.molecular_trait_id, signals.signal) in (select (dataset_id, molecular_trait_id, signal) from with_sets)
    or signals.dataset_id not in (select dataset_id from with_sets)
;
