-- about: gwas_enrichment(p): whether variants associated with a disease or trait at p are eVariants more often than matched variants.
-- grain: one row per dataset_id, gwas_dataset_id
-- uses: variant_strata, gwas
-- example: from gwas_enrichment(5e-8)
-- gives: dataset_id = the dataset whose eVariants are counted;
--   gwas_dataset_id = the GWAS;
--   hits = its variants with a p-value of at most p that the dataset tested;
--   evariants_among_hits = those with a significant gene;
--   hit_share = evariants_among_hits over hits;
--   background = its other variants that the dataset tested;
--   matched_share = the share of eVariants that the background has in the strata of the hits, in the hits' proportions;
--   hits_matched = hits in a stratum with any background;
--   odds_ratio = of being an eVariant, of hits over the background of the same stratum (Mantel and Haenszel);
--   odds_ratio_lower = 95 % bound of it;
--   odds_ratio_upper = 95 % bound of it;
--   neg_log10_p = of its logarithm being 0;
--   ld_matched = whether strata are of LD proxies too: false where the store has no LD of a chromosome
-- Strata are the classes of minor allele frequency, distance to the gene's start and LD proxies of variant_strata. Neighbouring variants share both
-- LD and genes: the interval is too narrow. Of use where all tests are stored.
create or replace macro gwas_enrichment(p := 5e-8) as table
with
judged as (
    select strata.dataset_id, gwas.dataset_id as gwas_dataset_id, strata.maf_class, strata.tss_class, strata.ld_class, strata.is_evariant, gwas.p_value <= p as is_hit
    from variant_strata as strata
    join gwas using (chromosome, position, ref, alt)
    where gwas.p_value is not null
),
counted as (
    select
        dataset_id,
        gwas_dataset_id,
        ld_class is not null as has_ld,
        count(*) filter (where is_hit and is_evariant) as a,
        count(*) filter (where is_hit and not is_evariant) as b,
        count(*) filter (where not is_hit and is_evariant) as c,
        count(*) filter (where not is_hit and not is_evariant) as d,
    from judged
    group by dataset_id, gwas_dataset_id, maf_class, tss_class, ld_class
),
summed as (
    select
        dataset_id,
        gwas_dataset_id,
        cast(sum(a + b) as bigint) as hits,
        cast(sum(a) as bigint) as evariants_among_hits,
        cast(sum(c + d) as bigint) as background,
        sum(case when c + d > 0 then (a + b) * c / (c + d) end) / nullif(sum(case when c + d > 0 then a + b end), 0) as matched_share,
        cast(coalesce(sum(a + b) filter (where c + d > 0), 0) as bigint) as hits_matched,
        mantel_haenszel(list(a), list(b), list(c), list(d)) as ratio,
        bool_and(has_ld) as ld_matched,
    from counted
    group by all
)
select
    dataset_id,
    gwas_dataset_id,
    hits,
    evariants_among_hits,
    evariants_among_hits / nullif(hits, 0) as hit_share,
    background,
    matched_share,
    hits_matched,
    ratio.odds_ratio as odds_ratio,
    ratio.lower as odds_ratio_lower,
    ratio.upper as odds_ratio_upper,
    ratio.neg_log10_p as neg_log10_p,
    ld_matched,
from summed
;
