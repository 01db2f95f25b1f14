-- about: gwas_lookup over a list of files of associations: what the macro of that name and the command both read.
-- grain: one row per locus, dataset_id, molecular_trait_id, chromosome, position, ref, alt
-- uses: gwas_loci, associations_in, molecular_traits, ld, gene_places, datasets
create or replace macro gwas_lookup_in(gwas, p, window_bp, least_r2, files) as table
with
leads as (
    from gwas_loci(gwas, p := p, window_bp := window_bp)
),
-- LD is symmetric and stored once.
pairs as (
    select chromosome, position_1, ref_1, alt_1, position_2, ref_2, alt_2, r, r2 from ld where r2 >= least_r2
    union all
    select chromosome, position_2, ref_2, alt_2, position_1, ref_1, alt_1, r, r2 from ld where r2 >= least_r2
),
-- The sign of r is for the panel's alt of both: phase is whether lead and proxy go together as they are named.
proxies as (
    select
        locus,
        chromosome,
        position_2 as position,
        ref_2 as ref,
        alt_2 as alt,
        max(r2) as r2,
        arg_max(case when verdict.kept then sign(r) * case when verdict.turned then -1 else 1 end end, r2) as phase,
    from (
        select pairs.*, leads.locus, harmonised_alleles(leads.ref, leads.alt, leads.effect_allele_frequency, pairs.ref_1, pairs.alt_1, null) as verdict
        from pairs
        join leads on leads.chromosome = pairs.chromosome and leads.position = pairs.position_1
    )
    where verdict.fits and (position_2, ref_2, alt_2) is distinct from (position_1, ref_1, alt_1)
    group by all
),
-- Gathered in one list and laid out again: then the optimiser knows that they are few, builds the hash table of them and not of the associations, and
-- reads only the row groups that can hold them.
candidates as (
    select unnest(listed, max_depth := 2)
    from (
        select list(found) as listed
        from (
            select locus, chromosome, position, ref, alt, effect_allele_frequency::double as frequency, cast(null as double) as r2, 1 as phase from leads
            union all by name
            select * from proxies
        ) as found
    )
),
touched as (
    select tested.*, candidates.locus, candidates.r2, candidates.phase, harmonised_alleles(tested.ref, tested.alt, tested.effect_allele_frequency, candidates.ref, candidates.alt, candidates.frequency) as verdict
    from associations_in(files) as tested
    join candidates on candidates.chromosome = tested.chromosome and candidates.position = tested.position
),
-- A trait's own threshold, where the source does not judge each pair.
significant as (
    select touched.*
    from touched
    left join molecular_traits as traits using (dataset_id, molecular_trait_id)
    where verdict.fits and coalesce(touched.significant, traits.significant and touched.p_value <= traits.nominal_p_value_threshold, false)
),
directed as (
    select
        significant.*,
        leads.chromosome as lead_chromosome,
        leads.variant_id as lead_variant_id,
        leads.rsid as lead_rsid,
        leads.neg_log10_p as lead_neg_log10_p,
        coalesce(leads.beta, leads.z) as trait_effect,
        case when coalesce(leads.beta, leads.z) > 0 then leads.alt when coalesce(leads.beta, leads.z) < 0 then leads.ref end as risk_allele,
        case when coalesce(leads.beta, leads.z) > 0 then leads.effect_allele_frequency when coalesce(leads.beta, leads.z) < 0 then 1 - leads.effect_allele_frequency end as risk_allele_frequency,
        case when verdict.kept then significant.phase * case when verdict.turned then -1 else 1 end * sign(coalesce(leads.beta, leads.z)) * significant.beta end as risk_allele_beta,
    from significant
    join leads using (locus)
)
select
    directed.locus,
    gwas as gwas_dataset_id,
    lead_variant_id,
    lead_rsid,
    lead_neg_log10_p,
    risk_allele,
    risk_allele_frequency,
    directed.dataset_id,
    datasets.context,
    directed.molecular_trait_id,
    directed.gene_id,
    places.gene_symbol,
    case
        when risk_allele_beta > 0 then 'risk allele ' || risk_allele || ' raises ' || trait_words(datasets.quantity)
        when risk_allele_beta < 0 then 'risk allele ' || risk_allele || ' lowers ' || trait_words(datasets.quantity)
    end as direction,
    risk_allele_beta,
    case when directed.r2 is null then 'lead' else 'proxy' end as via,
    directed.r2,
    least_r2::double as least_r2,
    directed.variant_id,
    directed.chromosome,
    directed.position,
    directed.ref,
    directed.alt,
    directed.beta,
    directed.standard_error,
    directed.neg_log10_p,
    directed.verdict.hm_code as hm_code,
from directed
left join datasets using (dataset_id)
left join gene_places as places on places.gene_id = directed.gene_id
;
