-- about: Whether the eVariants of a dataset lie in elements of a class more often than the variants that it tested.
-- grain: one row per dataset_id, element_dataset_id, element_class, element_context
-- uses: variant_strata, regulatory_elements
-- example: select * from regulatory_enrichment order by neg_log10_p desc
-- gives: element_dataset_id = the dataset that has the elements;
--   element_context = tissue or cell type of the elements; null where they hold everywhere;
--   evariants = variants with a significant gene;
--   evariants_in_class = those in an element of the class;
--   variants_tested = variants with a row in the dataset;
--   variants_in_class = those in an element of the class;
--   odds_ratio = odds of lying in the class of eVariants over those of the other tested variants, each count plus a half (Haldane);
--   neg_log10_p = of the logarithm of it being 0, by Woolf's standard error;
--   matched_share = share of the class among the other variants of the eVariants' strata, in the eVariants' proportions;
--   matched_odds_ratio = the odds ratio over strata (Mantel and Haenszel);
--   matched_odds_ratio_lower = 95 % bound of it;
--   matched_odds_ratio_upper = 95 % bound of it;
--   matched_neg_log10_p = of its logarithm being 0;
--   ld_matched = whether strata are of LD proxies too: false where the store has no LD of a chromosome
-- Strata are the classes of minor allele frequency, distance to the gene's start and LD proxies of variant_strata.
-- Neighbouring variants share both LD and elements: p is far too small. Of use where all tests are stored.
create or replace view regulatory_enrichment as
with
totals as (
    select dataset_id, maf_class, tss_class, ld_class, count(*) as variants_tested, count(*) filter (where is_evariant) as evariants
    from variant_strata
    group by all
),
windows as (
    select dataset_id, element_class, context, chromosome, first_bp, last_bp, unnest(range(first_bp // 16384, last_bp // 16384 + 1)) as window_number
    from regulatory_elements
),
inside as (
    select distinct strata.*, windows.dataset_id as element_dataset_id, windows.element_class, windows.context as element_context
    from variant_strata as strata
    join windows on windows.chromosome = strata.chromosome and windows.window_number = strata.position // 16384 and strata.position between windows.first_bp and windows.last_bp
),
counted as (
    select dataset_id, maf_class, tss_class, ld_class, element_dataset_id, element_class, element_context, count(*) as variants_in_class, count(*) filter (where is_evariant) as evariants_in_class
    from inside
    group by all
),
classes as (
    select distinct dataset_id, element_dataset_id, element_class, element_context from counted
),
strata as (
    select
        classes.*,
        totals.ld_class is not null as has_ld,
        totals.variants_tested,
        totals.evariants,
        coalesce(counted.variants_in_class, 0) as variants_in_class,
        coalesce(counted.evariants_in_class, 0) as evariants_in_class,
    from classes
    join totals using (dataset_id)
    left join counted
        on counted.dataset_id = classes.dataset_id and counted.element_dataset_id = classes.element_dataset_id
        and counted.element_class is not distinct from classes.element_class and counted.element_context is not distinct from classes.element_context
        and counted.maf_class is not distinct from totals.maf_class and counted.tss_class is not distinct from totals.tss_class and counted.ld_class is not distinct from totals.ld_class
),
summed as (
    select
        dataset_id,
        element_dataset_id,
        element_class,
        element_context,
        cast(sum(variants_tested) as bigint) as variants_tested,
        cast(sum(evariants) as bigint) as evariants,
        cast(sum(variants_in_class) as bigint) as variants_in_class,
        cast(sum(evariants_in_class) as bigint) as evariants_in_class,
        sum(case when variants_tested > evariants then evariants * (variants_in_class - evariants_in_class) / (variants_tested - evariants) end) / nullif(sum(case when variants_tested > evariants then evariants end), 0) as matched_share,
        mantel_haenszel(
            list(evariants_in_class),
            list(evariants - evariants_in_class),
            list(variants_in_class - evariants_in_class),
            list(variants_tested - evariants - variants_in_class + evariants_in_class)
        ) as ratio,
        bool_and(has_ld) as ld_matched,
    from strata
    group by all
),
cells as (
    select
        *,
        evariants_in_class + 0.5 as a,
        evariants - evariants_in_class + 0.5 as b,
        variants_in_class - evariants_in_class + 0.5 as c,
        variants_tested - evariants - variants_in_class + evariants_in_class + 0.5 as d,
    from summed
)
select
    dataset_id,
    element_dataset_id,
    element_class,
    element_context,
    evariants,
    evariants_in_class,
    variants_tested,
    variants_in_class,
    a * d / (b * c) as odds_ratio,
    neg_log10_p_of_z(ln(a * d / (b * c)) / sqrt(1 / a + 1 / b + 1 / c + 1 / d)) as neg_log10_p,
    matched_share,
    ratio.odds_ratio as matched_odds_ratio,
    ratio.lower as matched_odds_ratio_lower,
    ratio.upper as matched_odds_ratio_upper,
    ratio.neg_log10_p as matched_neg_log10_p,
    ld_matched,
from cells
;
