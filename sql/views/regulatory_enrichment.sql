-- about: Whether the eVariants of a dataset lie in elements of a class more often than the variants that it tested.
-- grain: one row per dataset_id, element_dataset_id, element_class, element_context
-- uses: associations, evariants, regulatory_elements
-- example: select * from regulatory_enrichment order by neg_log10_p desc
-- gives: evariants = variants with a significant gene;
--   evariants_in_class = those in an element of the class;
--   variants_tested = variants with a row in the dataset;
--   variants_in_class = those in an element of the class;
--   odds_ratio = odds of lying in the class of eVariants over those of the other tested variants, each count plus a half (Haldane);
--   neg_log10_p = of the logarithm of it being 0, by Woolf's standard error
-- Neighbouring variants share both LD and elements: p is far too small. Of use where all tests are stored.
create or replace view regulatory_enrichment as
with
variants_of as (
    select distinct dataset_id, chromosome, position, ref, alt
    from associations
    where position is not null
),
judged as (
    select variants_of.*, evariants.dataset_id is not null as is_evariant
    from variants_of
    left join evariants using (dataset_id, chromosome, position, ref, alt)
),
totals as (
    select dataset_id, count(*) as variants_tested, count(*) filter (where is_evariant) as evariants
    from judged
    group by dataset_id
),
windows as (
    select dataset_id, element_class, context, chromosome, first_bp, last_bp, unnest(range(first_bp // 16384, last_bp // 16384 + 1)) as window_number
    from regulatory_elements
),
inside as (
    select distinct judged.dataset_id, windows.dataset_id as element_dataset_id, windows.element_class, windows.context as element_context, judged.chromosome, judged.position, judged.ref, judged.alt, judged.is_evariant
    from judged
    join windows on windows.chromosome = judged.chromosome and windows.window_number = judged.position // 16384 and judged.position between windows.first_bp and windows.last_bp
),
counted as (
    select dataset_id, element_dataset_id, element_class, element_context, count(*) as variants_in_class, count(*) filter (where is_evariant) as evariants_in_class
    from inside
    group by all
),
cells as (
    select
        *,
        evariants_in_class + 0.5 as a,
        evariants - evariants_in_class + 0.5 as b,
        variants_in_class - evariants_in_class + 0.5 as c,
        variants_tested - evariants - variants_in_class + evariants_in_class + 0.5 as d,
    from counted
    join totals using (dataset_id)
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
from cells
;
